import { dateInWords } from '#lib/model/date.ts';
import { processes, type Process } from '#lib/model/vocabulary.ts';
import type { Site } from './site.ts';
import { inWords } from './words.ts';

/** What stands around every page. */
export interface ShellView {
  organisation: string;
  base: string;
  home: string;
  search: string;
  symptoms: string;
  due: string;
  glossary: string;
  help: string;
  navigation: { title: string; href: string; current: boolean }[];
  /** "24 Nov 2026", the day this build judges dates by. */
  asOf: string;
  /** The day of the content and of the numbers, in one or two sentences. */
  dates: string;
  /** Whether the numbers come from invented data. */
  sample: boolean;
  audience: string;
  noindex: boolean;
}

/** The shell of a page that belongs to `current`, or to no process. */
export function shellView(site: Site, current?: Process): ShellView {
  const { base, audience, today, content } = site;
  const at = (path: string) => base + path;
  return {
    organisation: content.portal.organisation,
    base,
    home: base,
    search: at('search/'),
    symptoms: at('respond/i-see/'),
    due: at('due/'),
    glossary: at('glossary/'),
    help: at('help/'),
    navigation: processes.map((process) => ({
      title: inWords(process),
      href: at(`${process}/`),
      current: process === current,
    })),
    asOf: dateInWords(today),
    dates: datesOf(site),
    sample: site.metrics?.sources.some((source) => source.sample) ?? false,
    audience: audience.id,
    noindex: audience.id !== 'public',
  };
}

function datesOf({ content, today, metrics }: Site): string {
  const pinned = content.portal.today === today ? ', pinned for the sample' : '';
  const numbers = metrics ? ` Numbers as of ${dateInWords(metrics.as_of.slice(0, 10))}.` : '';
  return `Content as of ${dateInWords(today)}${pinned}.${numbers}`;
}
