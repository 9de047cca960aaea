import { durationInWords } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Portal } from '#lib/model/portal.ts';
import { levels, type Level } from '#lib/model/vocabulary.ts';
import { page, type Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

/** Agreed times of one alert level, in words. */
export interface ClockRow {
  level: string;
  acknowledge: string;
  decide: string;
  /** Whether an alert of the guide has this level. */
  here: boolean;
}

/** Who does what on an alert that comes through the provider. */
export interface JointView {
  provider: string;
  providerDoes: string[];
  weDo: string[];
  mustSend: string[];
  authority: string[];
  /** Worst level first. */
  clock: ClockRow[];
  /** The clock of the guide's own alerts: of the worst level its use cases have. */
  pace: ClockRow | undefined;
  noReply: string;
  feedback: string;
}

type Clock = Portal['teams'][number]['clock'];

/** The shared work of a guide; undefined for one the team answers alone. */
export function jointView(site: Site, entry: Entry<'triage'>): JointView | undefined {
  const joint = entry.data.joint;
  if (!joint) return undefined;
  const agreed = site.content.portal.teams.find((team) => team.id === 'mssp')?.clock ?? {};
  const clock = clockViews({ ...agreed, ...joint.response_clock }, levelsOf(site, entry));
  return {
    provider: site.content.portal.provider ?? inWords('mssp'),
    providerDoes: joint.mssp_does,
    weDo: joint.we_do,
    mustSend: joint.mssp_must_send,
    authority: joint.authority,
    clock,
    pace: clock.find(({ here }) => here),
    noReply: joint.no_reply_rule,
    feedback: joint.feedback,
  };
}

/** Agreed times per alert level, in words, worst first. */
export function clockViews(clock: Clock, own: ReadonlySet<Level> = new Set()): ClockRow[] {
  return levels.toReversed().flatMap((level) => {
    const times = clock[level];
    if (!times) return [];
    const [acknowledge, decide] = [durationInWords(times.acknowledge), durationInWords(times.decide)];
    return [{ level: inWords(level), acknowledge, decide, here: own.has(level) }];
  });
}

/** Levels of the alerts a guide is for, as far as use cases say them. */
function levelsOf(site: Site, { data }: Entry<'triage'>): Set<Level> {
  const found = data.alerts.flatMap((alert) =>
    'use_case' in alert ? (page(site, 'use-case', alert.use_case)?.data.level ?? []) : [],
  );
  return new Set(found);
}
