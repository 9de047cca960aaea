import { coverage, totalScore } from '#lib/coverage/coverage.ts';
import { formatDuration, formatShare } from '#lib/charts/format.ts';
import type { SparklineData } from '#lib/charts/sparkline.ts';
import type { TallyData } from '#lib/charts/tally.ts';
import type { CollectionName } from '#lib/model/collection.ts';
import { dateInWords } from '#lib/model/date.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { isLive } from '#lib/model/tier.ts';
import { processes, type Process } from '#lib/model/vocabulary.ts';
import { headView } from '#lib/views/head.ts';
import { judgedContent } from '#lib/views/detect/judged.ts';
import { intervalWords, latestBusy, overall, results } from './measured.ts';
import { mayMeasure } from './scope-metrics.ts';
import type { Site } from '#lib/views/site.ts';
import { proven } from '#lib/views/detect/use-case.ts';
import { inWords } from '#lib/views/words.ts';

/** One of the five processes at a glance. */
export interface ProcessView {
  title: string;
  href: string;
  sentence: string;
  now: string;
  detail: string;
  /** How `now` is counted, where it was measured. */
  counted?: string | undefined;
  picture: { kind: 'tally'; data: TallyData } | { kind: 'line'; data: SparklineData } | undefined;
  lastChange: string;
}

type Glance = Omit<ProcessView, 'title' | 'href'>;

/** The processes this reader has pages of, at a glance. */
export function processViews(site: Site): ProcessView[] {
  return processes.flatMap((process) => {
    const href = site.href(`/${process}/`);
    return href ? [{ title: inWords(process), href, ...glances[process](site) }] : [];
  });
}

const glances: Record<Process, (site: Site) => Glance> = { respond, triage, detect, threats, measure };

function respond(site: Site): Glance {
  const live = site.content.entries.procedure.filter((entry) => isLive(entry.data));
  const late = live.filter((entry) => headView(site, entry).overdueDays > 0).length;
  const plan = site.content.entries.plan[0];
  const lastChange = lastReview(site, ['procedure', 'plan', 'role', 'preparation', 'block', 'comms']);
  if (live.length === 0 && plan)
    return {
      sentence: isLive(plan.data) ? 'The plan is in force.' : 'The plan is a draft.',
      now: plan.data.last_tested ? dateInWords(plan.data.last_tested) : 'Never',
      detail: 'plan last tested',
      picture: undefined,
      lastChange,
    };
  return {
    sentence: `${live.length} playbooks in force. ${late === 0 ? 'All are in date.' : `${late} need a review.`}`,
    ...tally(live.length - late, live.length, 'playbooks reviewed on time', 'reviewed on time'),
    lastChange,
  };
}

function triage(site: Site): Glance {
  const guides = site.content.entries.triage.filter((entry) => isLive(entry.data)).length;
  const lastChange = lastReview(site, ['triage']);
  const result = newest(site, 'time-to-acknowledge');
  if (result?.median === undefined || result.median === null)
    return { sentence: `${guides} guides.`, ...noNumber(site), lastChange };
  const words = {
    better: 'Acknowledged faster than the quarter before.',
    worse: 'Acknowledged slower than the quarter before.',
  };
  const change =
    result.change === 'better' || result.change === 'worse'
      ? words[result.change]
      : 'No clear change in how fast alerts are acknowledged.';
  return {
    sentence: `${guides} guides. ${change}`,
    now: formatDuration(result.median),
    detail: `to acknowledge, ${intervalWords(result)}, ${result.period}`,
    counted: site.href('metric/time-to-acknowledge'),
    picture: line('Median time to acknowledge by month', results(site, 'time-to-acknowledge')),
    lastChange,
  };
}

function detect(site: Site): Glance {
  const live = site.content.entries['use-case'].filter((entry) => entry.data.lifecycle === 'live');
  const lastChange = lastReview(site, ['use-case']);
  if (!site.href('/detect/coverage/')) {
    const whole = live.filter((entry) => proven(site, entry).tone === 'ok').length;
    return {
      sentence: `${live.length} use cases run.`,
      ...tally(whole, live.length, 'use cases proven in all their scopes', 'proven in all their scopes'),
      lastChange,
    };
  }
  const { covered, questions, accepted } = totalScore(coverage(judgedContent(site), site.today));
  const words = 'threat questions proven by a test';
  return {
    sentence: `${live.length} use cases run. ${accepted} questions are accepted as gaps.`,
    ...tally(covered, questions, words, words),
    counted: site.href('metric/validated-coverage'),
    lastChange,
  };
}

function threats(site: Site): Glance {
  const all = site.content.entries.threat;
  const sentence = `${all.length} scenarios, ranked.`;
  const lastChange = lastReview(site, ['threat']);
  if (!site.href('/detect/coverage/')) {
    const gaps = all.flatMap(({ data }) => (data.detection_questions ?? []).flatMap(({ gap }) => gap ?? []));
    const accepted = gaps.filter(({ status }) => status === 'accepted').length;
    const now = `${gaps.length - accepted} open`;
    return { sentence, now, detail: `gaps, and ${accepted} accepted`, picture: undefined, lastChange };
  }
  const rows = coverage(judgedContent(site), site.today);
  const seen = rows.filter((row) => row.score.covered > 0).length;
  return {
    sentence,
    ...tally(seen, rows.length, 'threats with a proven detection', 'have a proven detection'),
    lastChange,
  };
}

function measure(site: Site): Glance {
  const lastChange = site.metrics ? `Data as of ${dateInWords(site.metrics.as_of.slice(0, 10))}` : '';
  if (!mayMeasure(site.audience, 'rule-precision')) return { ...containment(site), lastChange };
  const result = newest(site, 'rule-precision');
  if (result?.share === undefined || !result.interval)
    return { sentence: 'Precision of alerts.', ...noNumber(site), lastChange };
  return {
    sentence: `Of 100 alerts with a verdict, ${Math.round(result.share * 100)} were true.`,
    now: formatShare(result.share),
    detail: `true positives, ${intervalWords(result)}, ${result.period}`,
    counted: site.href('metric/rule-precision'),
    picture: line('Share of true positives by month', results(site, 'rule-precision')),
    lastChange,
  };
}

function containment(site: Site): Omit<Glance, 'lastChange'> {
  const result = newest(site, 'time-to-contain');
  const incidents = newest(site, 'incidents');
  const sentence = incidents ? `${incidents.n} incidents in ${incidents.period}.` : 'Incidents.';
  if (result?.median === undefined || result.median === null) return { sentence, ...noNumber(site) };
  return {
    sentence,
    now: formatDuration(result.median),
    detail: `to contain, ${intervalWords(result)}, ${result.period}`,
    counted: site.href('metric/time-to-contain'),
    picture: line('Median time to contain by month', results(site, 'time-to-contain')),
  };
}

function newest(site: Site, metric: string): MetricResult | undefined {
  const quarter = latestBusy(site, /-Q\d$/);
  return quarter ? overall(site, metric, quarter) : undefined;
}

function noNumber(site: Site): Pick<Glance, 'now' | 'detail' | 'picture'> {
  const detail = site.metrics ? 'not in our exports' : 'nothing measured yet';
  return { now: 'No number yet', detail, picture: undefined };
}

function tally(
  k: number,
  n: number,
  label: string,
  detail: string,
): Pick<Glance, 'now' | 'detail' | 'picture'> {
  return { now: `${k} of ${n}`, detail, picture: { kind: 'tally', data: { label, k, n } } };
}

function line(label: string, all: readonly MetricResult[]): Glance['picture'] {
  const months = all
    .filter((result) => /^\d{4}-\d{2}$/.test(result.period) && Object.keys(result.slice).length === 0)
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const points = months.map((result) => ({
    value: result.share ?? result.median ?? null,
    low: result.interval?.low ?? null,
    high: result.interval?.high ?? null,
  }));
  return points.length < 2 ? undefined : { kind: 'line', data: { label, points } };
}

function lastReview(site: Site, names: readonly CollectionName[]): string {
  const newest = names
    .flatMap((name) =>
      site.content.entries[name].map((entry) => ({ title: entry.data.title, on: entry.data.reviewed ?? '' })),
    )
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.title < b.title ? -1 : 1))[0];
  return newest?.on ? `${newest.title}, ${dateInWords(newest.on)}` : '';
}
