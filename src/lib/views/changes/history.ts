import { mayKnowChanges } from '#lib/model/audience.ts';
import { dateInWords } from '#lib/model/date.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Change } from '#lib/model/history.ts';
import { forgeHref } from './forge.ts';
import type { Site } from '#lib/views/site.ts';

/** One change, as people read it. */
export interface ChangeView {
  hash: string;
  /** `YYYY-MM-DD`. */
  day: string;
  date: string;
  subject: string;
  /** The commit at the forge; undefined where there is none to link to. */
  href: string | undefined;
}

/** What changed a page: the last few in full, and how many there are. */
export interface HistoryView {
  total: number;
  /** The newest first. */
  changes: ChangeView[];
  /** The file's history at the forge; undefined where there is none to link to. */
  forge: string | undefined;
}

const shown = 5;

/** What changed a page; undefined without git, and for readers who may not know. */
export function historyView(site: Site, { file }: Entry): HistoryView | undefined {
  const changes = site.history.get(file);
  if (!changes || !mayKnowChanges(site.audience)) return undefined;
  return {
    total: changes.length,
    changes: changes.slice(0, shown).map((change) => changeView(site, change)),
    forge: atForge(site, `commits/${site.content.portal.branch}/${file}`),
  };
}

/** A change with its address at the forge. */
export function changeView(site: Site, { hash, date, subject }: Change): ChangeView {
  return {
    ...{ hash, day: date, date: dateInWords(date), subject: subject || 'Without a message' },
    href: atForge(site, `commit/${hash}`),
  };
}

function atForge({ audience, content }: Site, path: string): string | undefined {
  return audience.show_edit ? forgeHref(content.portal, path) : undefined;
}
