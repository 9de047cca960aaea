import { formatCount, formatKOfN, formatShare } from '#lib/charts/format.ts';
import type { FunnelStage } from '#lib/charts/funnel.ts';
import { isTeam } from '#lib/model/audience.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { figureOf, type FigureView } from './figure.ts';
import { latestYear, overall } from './measured.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

const metrics = ['alert-volume', 'time-to-triage', 'mssp-escalation-rate', 'incidents', 'found-by-others'];

/** From alert to incident over the newest year. A stage that no source tells is shown as one, never as nought. */
export function alertFlow(site: Site): FigureView[] {
  const period = latestYear(site);
  const [alerts, triage, escalated, incidents, others] = metrics.map((id) =>
    period ? overall(site, id, period) : undefined,
  );
  if (!period || !alerts || alerts.n === 0) return [];
  const provider = site.content.portal.provider ?? inWords('mssp').toLowerCase();
  const triaged = known(triage) ? (triage.finished?.n ?? null) : null;
  const stages: FunnelStage[] = [
    { label: 'Alerts', count: alerts.n, note: 'raised, without tests and duplicates' },
    {
      label: 'Triaged by people',
      count: triaged,
      note: triaged === null ? unknown(site, triage) : `${shareOf(triaged, alerts.n)} of alerts`,
    },
    {
      label: `Escalated by ${provider}`,
      count: known(escalated) ? (escalated.k ?? 0) : null,
      note: known(escalated)
        ? `${shareOf(escalated.k ?? 0, escalated.n)} of the ${formatCount(escalated.n)} it decided`
        : unknown(site, escalated),
    },
    {
      label: 'Incidents',
      count: known(incidents) ? incidents.n : null,
      note: !known(incidents)
        ? unknown(site, incidents)
        : known(others)
          ? `${formatKOfN(others.k ?? 0, others.n)} found by others than us or ${provider}`
          : 'from alerts and from people alike',
    },
  ];
  const title = `Of ${formatCount(alerts.n)} alerts in ${period}, ${triaged === null ? 'nobody counted how many people triaged' : `${formatCount(triaged)} were triaged by people`}; ${stages[3]?.count === null ? 'incidents are not in our exports' : `${formatCount(stages[3]?.count ?? 0)} incidents`}`;
  return [
    figureOf(site, 'alert-flow', metrics, {
      title,
      sub: `Rows by the period they began in, ${period}; all there are, no sample and no interval. n = ${formatCount(alerts.n)}. What automation closed alone is not triaged by people. Incidents come from alerts, users and outsiders, so the last bar is no part of the one above.`,
      chart: { kind: 'funnel', data: { label: title, stages } },
      table: {
        columns: [{ title: 'Stage' }, { title: 'Count', unit: 'count' }, { title: 'Of what' }],
        rows: stages.map(({ label, count, note = '' }) => [label, count, note]),
      },
    }),
  ];
}

function known(result: MetricResult | undefined): result is MetricResult {
  return result !== undefined && result.status !== 'not-in-source';
}

/** Files and keys to add are for those who can add them. */
function unknown(site: Site, result: MetricResult | undefined): string {
  const missing = isTeam(site.audience) ? result?.missing?.join(', ') : undefined;
  return missing ? `not in our exports: ${missing}` : 'not in our exports';
}

function shareOf(k: number, n: number): string {
  return n < 10 ? formatKOfN(k, n) : formatShare(k / n);
}
