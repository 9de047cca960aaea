import { coverage, totalScore } from '#lib/coverage/coverage.ts';
import { formatCount, formatDuration, formatRange, formatShare } from '#lib/charts/format.ts';
import type { SparklineData } from '#lib/charts/sparkline.ts';
import type { TallyData } from '#lib/charts/tally.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { isLive } from '#lib/model/tier.ts';
import { contactViews, type ContactView } from './contact.ts';
import { dueViews, type DueView } from './due.ts';
import { headView } from './head.ts';
import { listView, type ListRow } from './list.ts';
import { latest, overall, results } from './measured.ts';
import { severityViews, type SeverityView } from './plan.ts';
import type { Site } from './site.ts';
import { dateInWords } from '#lib/model/date.ts';

/** One of the five processes at a glance. */
export interface ProcessView {
  title: string;
  href: string;
  sentence: string;
  now: string;
  detail: string;
  picture: { kind: 'tally'; data: TallyData } | { kind: 'line'; data: SparklineData } | undefined;
  lastChange: string;
}

/** The start page: what is happening, what to open, how the five processes stand, what is due. */
export interface HomeView {
  severities: SeverityView[];
  contacts: ContactView[];
  playbooks: ListRow[];
  processes: ProcessView[];
  due: DueView[];
  dueTotal: number;
}

const ahead = 60;

/** Everything the start page shows. */
export function homeView(site: Site): HomeView {
  const due = dueViews(site, ahead);
  return {
    severities: severityViews(site),
    contacts: contactViews(site),
    playbooks: listView(site, 'procedure')
      .rows.filter((row) => row.head.live)
      .slice(0, 6),
    processes: [respond(site), triage(site), detect(site), threats(site), measure(site)],
    due: due.slice(0, 6),
    dueTotal: due.length,
  };
}

function respond(site: Site): ProcessView {
  const live = site.content.entries.procedure.filter((entry) => isLive(entry.data));
  const late = live.filter((entry) => headView(site, entry).overdueDays > 0).length;
  const tail = late === 0 ? 'All are in date.' : `${late} need a review.`;
  return {
    ...frame(site, 'Respond', 'respond/'),
    sentence: `${live.length} playbooks in force. ${tail}`,
    now: `${live.length - late} of ${live.length}`,
    detail: 'reviewed on time',
    picture: {
      kind: 'tally',
      data: { label: 'playbooks reviewed on time', k: live.length - late, n: live.length },
    },
    lastChange: lastReview(site, ['procedure', 'plan', 'role', 'preparation', 'block', 'comms']),
  };
}

function triage(site: Site): ProcessView {
  const guides = site.content.entries.triage.filter((entry) => isLive(entry.data)).length;
  const quarter = latest(site, /-Q\d$/);
  const result = quarter ? overall(site, 'time-to-acknowledge', quarter) : undefined;
  const base = { ...frame(site, 'Triage', 'triage/'), lastChange: lastReview(site, ['triage']) };
  if (!result || result.median === undefined || result.median === null)
    return {
      ...base,
      sentence: `${guides} guides.`,
      now: 'No number yet',
      detail: whyNone(site),
      picture: undefined,
    };
  const words = {
    better: 'Acknowledged faster than the quarter before.',
    worse: 'Acknowledged slower than the quarter before.',
  };
  const change =
    result.change === 'better' || result.change === 'worse'
      ? words[result.change]
      : 'No clear change in how fast alerts are acknowledged.';
  return {
    ...base,
    sentence: `${guides} guides. ${change}`,
    now: formatDuration(result.median),
    detail: `to acknowledge, ${intervalWords(result)}, ${result.period}`,
    picture: line('Median time to acknowledge by month', results(site, 'time-to-acknowledge')),
  };
}

function detect(site: Site): ProcessView {
  const total = totalScore(coverage(site.content, site.today));
  const live = site.content.entries['use-case'].filter((entry) => entry.data.lifecycle === 'live').length;
  return {
    ...frame(site, 'Detect', 'detect/'),
    sentence: `${live} use cases run. ${total.accepted} questions are accepted as gaps.`,
    now: `${total.covered} of ${total.questions}`,
    detail: 'threat questions proven by a test',
    picture: {
      kind: 'tally',
      data: { label: 'threat questions proven by a test', k: total.covered, n: total.questions },
    },
    lastChange: lastReview(site, ['use-case']),
  };
}

function threats(site: Site): ProcessView {
  const rows = coverage(site.content, site.today);
  const seen = rows.filter((row) => row.score.covered > 0).length;
  return {
    ...frame(site, 'Threats', 'threats/'),
    sentence: `${rows.length} scenarios, ranked.`,
    now: `${seen} of ${rows.length}`,
    detail: 'have a proven detection',
    picture: { kind: 'tally', data: { label: 'threats with a proven detection', k: seen, n: rows.length } },
    lastChange: lastReview(site, ['threat']),
  };
}

function measure(site: Site): ProcessView {
  const quarter = latest(site, /-Q\d$/);
  const result = quarter ? overall(site, 'rule-precision', quarter) : undefined;
  const base = {
    ...frame(site, 'Measure', 'measure/'),
    lastChange: site.metrics ? `Data as of ${dateInWords(site.metrics.as_of.slice(0, 10))}` : '',
  };
  if (!result || result.share === undefined || !result.interval)
    return {
      ...base,
      sentence: 'Precision of alerts.',
      now: 'No number yet',
      detail: whyNone(site),
      picture: undefined,
    };
  return {
    ...base,
    sentence: `Of 100 alerts with a verdict, ${Math.round(result.share * 100)} were true.`,
    now: formatShare(result.share),
    detail: `true positives, ${intervalWords(result)}, ${result.period}`,
    picture: line('Share of true positives by month', results(site, 'rule-precision')),
  };
}

/** "95% interval 35 to 39 min, n = 1,198". */
export function intervalWords(result: MetricResult): string {
  const n = `n = ${formatCount(result.n)}`;
  if (!result.interval) return n;
  return `95% interval ${formatRange(result.interval.low, result.interval.high, result.unit)}, ${n}`;
}

function line(label: string, all: readonly MetricResult[]): ProcessView['picture'] {
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

function whyNone(site: Site): string {
  return site.metrics ? 'not in our exports' : 'nothing measured yet';
}

function frame(site: Site, title: string, path: string): Pick<ProcessView, 'title' | 'href'> {
  return { title, href: site.base + path };
}

function lastReview(site: Site, names: readonly (keyof Site['content']['entries'])[]): string {
  const newest = names
    .flatMap((name) =>
      site.content.entries[name].map((entry) => ({ title: entry.data.title, on: entry.data.reviewed ?? '' })),
    )
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.title < b.title ? -1 : 1))[0];
  return newest?.on ? `${newest.title}, ${dateInWords(newest.on)}` : '';
}
