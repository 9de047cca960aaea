import { late } from './clock.ts';
import type { Run } from './event.ts';
import type { Facts } from './facts.ts';
import { dueOf, reachedIn } from './flow.ts';
import { stateOf } from './state.ts';
import { roleWords } from './words.ts';

/** What the review turns into changes: text to paste into content/, gaps in capitals to fill in. */
export function reviewStub(run: Run, facts: Facts): string {
  const day = run.started.slice(0, 10);
  const name = JSON.stringify(`Incident ${run.codename}: run log, its SHA-256, and where it is kept`);
  const slow = lateSteps(run, facts);
  return [
    `# ${run.codename}: changes after the incident`,
    '',
    '## A finding, in content/incident-response/exercises/EXERCISE.mdx or in the review',
    '',
    ...['```yaml', 'findings:', '  - text: WHAT-SLOWED-US', '    owner: ROLE', '    due: YYYY-MM-DD', '```'],
    '',
    '## A validation, in content/use-cases/USE-CASE.mdx: a real incident is the best test there is',
    '',
    ...['```yaml', 'validations:', `  - id: real-${day}`, `    date: ${day}`, '    method: real-incident'],
    ...['    test_ref: WHAT-THE-OUTSIDER-DID', '    technique: T0000', '    scope: SCOPE'],
    ...['    result: detected # detected-late, blocked-no-alert, logged-only or not-detected'],
    ...['    alert_after: 5m', '    by: ROLE', `    evidence: ${name}`, '    valid_for: 180d', '```'],
    '',
    `## Fixes of the playbook, in content/incident-response/procedures/${run.procedure}.mdx`,
    '',
    ...(slow.length > 0 ? slow : ['- No step was late.']),
    `- ${run.contentVersion}: read it again with who followed it, then set \`reviewed\`.`,
    '',
  ].join('\n');
}

function lateSteps(run: Run, { flow }: Facts): string[] {
  const { done } = stateOf(run);
  const reached = reachedIn(flow, run);
  return flow.nodes.flatMap((node) => {
    const event = done.get(node.id);
    const words = event && late(dueOf(node, run, reached), Date.parse(event.at));
    return words
      ? [
          `- ${node.number} ${node.title} (${roleWords(node.owner)}): ${words}. A longer time box, or more hands?`,
        ]
      : [];
  });
}
