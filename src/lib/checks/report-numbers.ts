import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { ReportElement } from '#lib/model/document.ts';
import type { Entry } from '#lib/model/entry.ts';
import { isLive } from '#lib/model/tier.ts';
import type { CheckInput, Rule } from './rule.ts';
import { finding, inBody } from './where.ts';

/** Elements that show what was frozen. */
const frozen = new Set(['Headline', 'Figure', 'Incidents', 'Coverage', 'Definitions']);

/** A place in a report for a number that is not there. */
export const rule: Rule = {
  id: 'report-numbers',
  severity: 'error',
  title: 'A report shows only numbers its snapshot has.',
  why: 'an empty place on a page for the management is worse than none',
  example: {
    file: 'content/reports/2026-Q3/index.mdx',
    wrong: '<Figure metric="dwell" />',
    says: 'the snapshot has no "dwell"',
    right: '<Figure metric="incidents" />',
  },
  check: (input) =>
    input.content.entries.report
      .filter(({ data }) => isLive(data))
      .flatMap((entry) =>
        entry.document.nodes.flatMap((node) =>
          node.kind === 'report-element' && frozen.has(node.name) ? elementFindings(input, entry, node) : [],
        ),
      ),
};

function elementFindings(input: CheckInput, { id, file }: Entry<'report'>, element: ReportElement) {
  const snapshot = input.content.snapshots?.get(id);
  const { name, metric, at } = element;
  if (!snapshot) {
    // One that does not hold was said where it lies.
    if (input.sources.has(`content/reports/${id}/snapshot.json`)) return [];
    return [
      finding(rule, inBody(input, file, at, `<${name}`), `there is no snapshot for <${name}>`, {
        hint: `freeze the numbers:  npm run report -- ${id} --refreeze "first time"`,
      }),
    ];
  }
  if (name !== 'Figure') return [];
  if (metric === undefined)
    return [
      finding(rule, inBody(input, file, at, '<Figure'), '<Figure> names no metric', {
        hint: 'write  metric="incidents"',
      }),
    ];
  const known = snapshot.definitions.map((row) => row.metric);
  // A metric that no catalogue has is a broken reference.
  if (known.includes(metric) || !metricNamed(metric)) return [];
  const hint = `it has ${known.slice(0, 5).join(', ')} and more`;
  return [finding(rule, inBody(input, file, at, metric), `the snapshot has no "${metric}"`, { hint })];
}
