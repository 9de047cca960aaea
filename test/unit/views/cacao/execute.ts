type Fields = Record<string, unknown>;

/**
 * Walks a CACAO workflow as an orchestrator does: a branch runs to its end step, then its condition or parallel goes
 * on. `answer` gives the next answer of a variable. Returns the names of the actions in the order they were done.
 */
export function execute(
  start: string,
  steps: Readonly<Record<string, Fields>>,
  answer: (variable: string) => string,
): string[] {
  const done: string[] = [];
  const values = new Map<string, string>();
  const holds = (condition: string) =>
    condition.split(' OR ').some((part) => {
      const [, variable = '', value = ''] = /^(__\w+__):value = '([^']*)'$/.exec(part) ?? [];
      return values.get(variable) === value;
    });
  const run = (first: string): void => {
    for (let id = first; ;) {
      const step = steps[id] ?? {};
      const { type } = step;
      if (type === 'end') return;
      if (type === 'action' || type === 'playbook-action') done.push(String(step['name']));
      for (const variable of (step['out_args'] ?? []) as string[]) values.set(variable, answer(variable));
      if (type === 'parallel') (step['next_steps'] as string[]).forEach(run);
      if (type === 'if-condition')
        run(String(holds(String(step['condition'])) ? step['on_true'] : step['on_false']));
      if (type === 'while-condition') while (holds(String(step['condition']))) run(String(step['on_true']));
      if (type === 'switch-condition') {
        const cases = step['cases'] as Record<string, string>;
        const value = values.get(String(step['switch']).replace(':value', '')) ?? '';
        run(cases[value] ?? cases['default'] ?? '');
      }
      id = String(step['on_completion']);
      if (done.length > 10_000) throw new Error('the workflow never ends');
    }
  };
  run(start);
  return done;
}
