import type { Entry } from '#lib/model/entry.ts';
import { durationInWords, seconds } from '#lib/model/duration.ts';
import { roles, type RoleName, type Severity } from '#lib/model/vocabulary.ts';
import { headView } from '#lib/views/head.ts';
import type { Site } from '#lib/views/site.ts';
import { insideSentence, inWords, listed } from '#lib/views/words.ts';

/** What run mode needs beside the page itself. */
export interface RunView {
  /** Id of the playbook, and the version of its text. */
  procedure: string;
  version: string;
  /** The severity a run starts with when nobody knows better. */
  severity: Severity;
  severities: {
    id: Severity;
    criteria: string;
    /** Seconds between two updates, and the same in words. */
    updateSeconds: number;
    updateEvery: string;
    /** Who is told, in words. */
    tell: string;
  }[];
  roles: { id: RoleName; title: string }[];
}

/** Run mode of a playbook; undefined for the public copy, where nobody runs our incidents. */
export function runView(site: Site, entry: Entry<'procedure'>): RunView | undefined {
  if (site.audience.id === 'public') return undefined;
  return {
    procedure: entry.id,
    version: headView(site, entry).version,
    severity: entry.data.default_severity ?? 'SEV2',
    severities: site.content.portal.severities.map(({ id, criteria, update_every, tell }) => ({
      ...{ id, criteria },
      updateSeconds: seconds(update_every),
      updateEvery: durationInWords(update_every),
      tell: listed(tell.map(insideSentence)),
    })),
    roles: roles.map((id) => ({ id, title: inWords(id) })),
  };
}
