import { coverThreat } from '#lib/coverage/coverage.ts';
import { countsFor } from '#lib/model/attack/attack.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { isLive } from '#lib/model/tier.ts';
import { nodesOf } from './run-graph.ts';
import { lookup } from './lookup.ts';
import type { CheckInput, Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A page nobody comes to: an error once it is live, a warning until then. */
export const rule: Rule = {
  id: 'reachable',
  severity: 'warning',
  title:
    'Procedures are reached from guides, guides are used, live use cases have one, high threats are answered.',
  why: 'a page no other page leads to is not found in an incident',
  example: {
    file: 'content/incident-response/procedures/tool-switched-off.mdx',
    wrong: 'techniques: [T1685]\ndirect_entry: false',
    says: 'no triage guide leads to "tool-switched-off"',
    right: 'techniques: [T1685]\ndirect_entry: true',
  },
  check(input) {
    const { entries } = input.content;
    const reached = reachedProcedures(input);
    return [
      ...entries.procedure.flatMap((procedure) =>
        reached.has(procedure.id) ? [] : unreached(input, procedure),
      ),
      ...entries.triage.flatMap((guide) => [...unused(input, guide), ...overlap(input, guide)]),
      ...entries['use-case'].flatMap((useCase) => withoutGuide(input, useCase)),
      ...entries.threat.flatMap((threat) => unanswered(input, threat)),
    ];
  },
};

/** Procedures a guide escalates to, and those that a reached one leads on to. */
function reachedProcedures(input: CheckInput): Set<string> {
  const open = input.content.entries.triage.flatMap(({ data }) =>
    (data.decide ?? []).flatMap(({ escalate }) => escalate?.procedure ?? []),
  );
  const seen = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const entry = lookup(input).entry('procedure', id);
    open.push(...(entry?.data.not_this_if ?? []).map(({ go_to }) => go_to));
    for (const { node } of nodesOf(entry?.document.nodes ?? []))
      if (node.kind === 'decision')
        open.push(
          ...node.branches.flatMap(({ then }) => (then.startsWith('procedure/') ? [then.slice(10)] : [])),
        );
  }
  return seen;
}

function unreached(input: CheckInput, { file, data, id }: Entry<'procedure'>): Finding[] {
  if (data.direct_entry || data.status === 'deprecated' || !lookup(input).complete('triage')) return [];
  const hint = 'let a triage guide escalate to it, or say  direct_entry: true';
  const severity = isLive(data) ? 'error' : 'warning';
  return [
    finding(rule, inFrontMatter(input, file, ['title'], 'key'), `no triage guide leads to "${id}"`, {
      hint,
      severity,
    }),
  ];
}

function unused(input: CheckInput, { file, data, id }: Entry<'triage'>): Finding[] {
  const used = data.alerts.some((alert) => {
    if (!('use_case' in alert)) return true;
    const useCase = lookup(input).entry('use-case', alert.use_case);
    return useCase ? useCase.data.lifecycle !== 'retired' : lookup(input).exists('use-case', alert.use_case);
  });
  if (used || data.status === 'deprecated') return [];
  const hint = 'add an alert that is in use, or deprecate the guide';
  const severity = isLive(data) ? 'error' : 'warning';
  return [
    finding(
      rule,
      inFrontMatter(input, file, ['alerts'], 'key'),
      `no use case in use leads to guide "${id}"`,
      { hint, severity },
    ),
  ];
}

function overlap(input: CheckInput, guide: Entry<'triage'>): Finding[] {
  const useCases = guide.data.alerts.flatMap((alert) =>
    'use_case' in alert ? (lookup(input).entry('use-case', alert.use_case) ?? []) : [],
  );
  const techniques = useCases.flatMap(({ data }) => data.techniques ?? []);
  if (techniques.length === 0) return [];
  const related = (a: string, b: string) => countsFor(a, b) || countsFor(b, a);
  return (guide.data.decide ?? []).flatMap(({ escalate }, index) => {
    const procedure = escalate && lookup(input).entry('procedure', escalate.procedure);
    const theirs = procedure?.data.techniques;
    if (!procedure || !theirs || theirs.some((id) => techniques.some((other) => related(id, other))))
      return [];
    const message = `procedure "${procedure.id}" is about none of the techniques this guide is about (${techniques.join(', ')})`;
    const hint = 'escalate to another procedure, or add the technique to it';
    const severity = [procedure, guide, ...useCases].every(({ data }) => isLive(data)) ? 'error' : 'warning';
    return [
      finding(rule, inFrontMatter(input, guide.file, ['decide', index, 'escalate', 'procedure']), message, {
        hint,
        severity,
      }),
    ];
  });
}

function withoutGuide(input: CheckInput, { file, data }: Entry<'use-case'>): Finding[] {
  const guide = data.triage_guide && lookup(input).entry('triage', data.triage_guide);
  if (!isLive(data) || !guide || isLive(guide.data)) return [];
  const hint = `finish the guide and set it active, or pause the use case`;
  return [
    finding(
      rule,
      inFrontMatter(input, file, ['triage_guide']),
      `live, but its triage guide is ${guide.data.status}`,
      { hint },
    ),
  ];
}

function unanswered(input: CheckInput, threat: Entry<'threat'>): Finding[] {
  const risk = threat.data.likelihood * threat.data.impact;
  if (!isLive(threat.data) || risk < 12 || !lookup(input).complete('use-case')) return [];
  const { score } = coverThreat(input.content, threat, input.today);
  if (score.covered > 0 || score.accepted > 0) return [];
  const hint = 'test a use case that answers one, or have a gap accepted with a date';
  return [
    finding(
      rule,
      inFrontMatter(input, threat.file, ['likelihood']),
      `likelihood × impact is ${risk} and no question is covered`,
      { hint },
    ),
  ];
}
