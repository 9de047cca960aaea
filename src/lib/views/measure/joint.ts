import { isTeam } from '#lib/model/audience.ts';
import { clockViews, type JointView } from '#lib/views/triage/joint.ts';
import { bySlice } from './by-slice.ts';
import { distribution, waiting } from './distribution.ts';
import type { FigureView } from './figure.ts';
import { results, sliced } from './measured.ts';
import { measureHead, type MeasureHead } from './measure.ts';
import { numberView, type NumberView } from './number.ts';
import type { Site } from '#lib/views/site.ts';
import { trendOf } from './trend.ts';
import { inWords } from '#lib/views/words.ts';

/** A part of the shared work: what is agreed, what was kept. */
export interface JointPart {
  id: string;
  title: string;
  about: string;
  clock: JointView['clock'];
  numbers: NumberView[];
  figures: FigureView[];
  /** Small charts, several in a row. */
  small: FigureView[];
}

/** The work with the provider in numbers both sides read: its clock, ours, the hand-off, what comes back, agreement. */
export interface MeasureJointView extends MeasureHead {
  provider: string;
  parts: JointPart[];
}

/** Everything the joint page shows; undefined without a provider or without numbers. The provider sees its own part. */
export function measureJointView(site: Site): MeasureJointView | undefined {
  const head = measureHead(site);
  if (!head || !site.href('/measure/joint/')) return undefined;
  const provider = site.content.portal.provider ?? inWords('mssp');
  const all = partsOf(site, provider, head.period);
  return {
    ...head,
    title: `With ${provider}`,
    provider,
    parts: all.filter(({ id }) => id !== 'ours' || isTeam(site.audience)),
  };
}

function partsOf(site: Site, provider: string, period: string): JointPart[] {
  const ofTeam = (metric: string, team: string) =>
    numberView(site, metric, sliced(site, metric, period, { team }) ?? silent(site, metric, period));
  const number = (metric: string) => numberView(site, metric, sliced(site, metric, period, {}));
  return [
    {
      ...{ id: 'theirs', title: `The clock of ${provider}` },
      about: `How long an alert waits for ${provider}, and how often it keeps what is agreed, on its own hours.`,
      clock: clockOf(site, 'mssp'),
      numbers: [
        number('mssp-in-target'),
        ofTeam('time-to-acknowledge', 'mssp'),
        ofTeam('time-to-triage', 'mssp'),
      ],
      figures: bySlice(site, 'mssp-in-target', 'level'),
      small: trendOf(site, 'mssp-in-target'),
    },
    {
      ...{ id: 'ours', title: 'Our clock' },
      about: 'The same of what we take ourselves, and of the incidents that follow.',
      clock: clockOf(site, 'in-house'),
      numbers: [
        ofTeam('time-to-acknowledge', 'in-house'),
        ofTeam('acknowledged-in-target', 'in-house'),
        ofTeam('time-to-contain', 'in-house'),
      ],
      figures: [],
      small: [],
    },
    {
      ...{ id: 'handoff', title: 'The hand-off' },
      about: `From the escalation by ${provider} until one of us has it. On business hours a night costs nothing; the wall clock stands beside it.`,
      clock: [],
      numbers: [number('handoff-time'), wallClock(site, period)].filter((one) => one !== undefined),
      figures: [...waiting(site, 'handoff-time'), ...distribution(site, 'handoff-time')].slice(0, 1),
      small: trendOf(site, 'handoff-time'),
    },
    {
      ...{ id: 'bounce', title: 'What is escalated, and what comes back' },
      about: 'An escalation that was no incident costs both sides; one that never came costs more.',
      clock: [],
      numbers: [number('mssp-escalation-rate'), number('escalation-precision')],
      figures: bySlice(site, 'mssp-escalation-rate', 'level'),
      small: ['mssp-escalation-rate', 'escalation-precision'].flatMap((id) => trendOf(site, id)),
    },
    {
      ...{ id: 'agreement', title: 'Agreement' },
      about: `Verdicts of ${provider} that we judged again, drawn by chance.`,
      clock: [],
      numbers: [number('verdict-agreement')],
      figures: bySlice(site, 'verdict-agreement', 'level'),
      small: trendOf(site, 'verdict-agreement'),
    },
  ];
}

/** Where a metric cannot be answered at all, that is said of each team. */
function silent(site: Site, metric: string, period: string): ReturnType<typeof sliced> {
  const whole = sliced(site, metric, period, {});
  return whole?.status === 'not-in-source' ? whole : undefined;
}

/** The hand-off by the clock on the wall, which an attacker goes by. */
function wallClock(site: Site, period: string): NumberView | undefined {
  const result = (site.metrics?.results ?? []).find(
    (one) =>
      one.metric === 'handoff-time' &&
      one.period === period &&
      one.clock === 'W' &&
      Object.keys(one.slice).length === 0,
  );
  if (!result || results(site, 'handoff-time', period).includes(result)) return undefined;
  const view = numberView(site, 'handoff-time', result);
  return { ...view, title: `${view.title}, wall clock` };
}

function clockOf(site: Site, id: string): JointView['clock'] {
  return clockViews(site.content.portal.teams.find((team) => team.id === id)?.clock ?? {});
}
