import { durationInWords } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Portal } from '#lib/model/portal.ts';
import type { Site } from './site.ts';
import { inWords } from './words.ts';

/** Who does what on an alert that comes through the provider. */
export interface JointView {
  provider: string;
  providerDoes: string[];
  weDo: string[];
  mustSend: string[];
  authority: string[];
  clock: { level: string; acknowledge: string; decide: string }[];
  noReply: string;
  feedback: string;
}

/** The shared work of a guide; undefined for one the team answers alone. */
export function jointView(site: Site, entry: Entry<'triage'>): JointView | undefined {
  const joint = entry.data.joint;
  if (!joint) return undefined;
  const agreed = site.content.portal.teams.find((team) => team.id === 'mssp')?.clock ?? {};
  return {
    provider: site.content.portal.provider ?? inWords('mssp'),
    providerDoes: joint.mssp_does,
    weDo: joint.we_do,
    mustSend: joint.mssp_must_send,
    authority: joint.authority,
    clock: clockViews({ ...agreed, ...joint.response_clock }),
    noReply: joint.no_reply_rule,
    feedback: joint.feedback,
  };
}

/** Agreed times per alert level, in words. */
export function clockViews(clock: Portal['teams'][number]['clock']): JointView['clock'] {
  return Object.entries(clock).map(([level, times]) => ({
    level: inWords(level),
    acknowledge: durationInWords(times.acknowledge),
    decide: durationInWords(times.decide),
  }));
}
