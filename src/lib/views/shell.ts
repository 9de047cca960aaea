import { dateInWords } from '#lib/model/date.ts';
import { processes, type Process, type Tlp } from '#lib/model/vocabulary.ts';
import type { Site } from './site.ts';
import { inWords } from './words.ts';

/** What stands around every page. */
export interface ShellView {
  organisation: string;
  base: string;
  /** What names of this portal's browser storage begin with: two portals on one origin never touch each other. */
  store: string;
  home: string;
  search: string;
  /** Where to go when something is happening: what people see, else the plan; undefined where neither is. */
  symptoms: string | undefined;
  due: string | undefined;
  changes: string | undefined;
  glossary: string;
  help: { title: string; href: string } | undefined;
  navigation: { title: string; href: string; current: boolean }[];
  /** "24 Nov 2026", the day this build judges dates by. */
  asOf: string;
  /** The day of the content and of the numbers, in one or two sentences. */
  dates: string;
  /** Whether the numbers come from invented data. */
  sample: boolean;
  audience: string;
  /** The highest TLP a page of this build may have: what the build as a whole is. */
  tlp: Tlp;
  noindex: boolean;
}

/** The shell of a page that belongs to `current`, or to no process. */
export function shellView(site: Site, current?: Process): ShellView {
  const { base, audience, today, content } = site;
  const at = (path: string) => base + path;
  return {
    organisation: content.portal.organisation,
    base,
    store: `watchbill ${content.portal.organisation} ${base} ${audience.id}`,
    home: base,
    search: at('search/'),
    symptoms: site.href('/respond/i-see/') ?? site.href('/respond/plan/'),
    due: site.href('/due/'),
    changes: site.href('/changes/'),
    glossary: at('glossary/'),
    help: helpOf(site),
    navigation: processes.flatMap((process) => {
      const href = site.href(`/${process}/`);
      return href ? [{ title: inWords(process), href, current: process === current }] : [];
    }),
    asOf: dateInWords(today),
    dates: datesOf(site),
    sample: site.metrics?.sources.some((source) => source.sample) ?? false,
    audience: inWords(audience.id).toLowerCase(),
    tlp: audience.max_tlp,
    noindex: audience.id !== 'public',
  };
}

function helpOf(site: Site): ShellView['help'] {
  const [all, charts] = [site.href('/help/'), site.href('/help/reading-charts/')];
  if (all) return { title: 'Help', href: all };
  return charts ? { title: 'Reading the charts', href: charts } : undefined;
}

function datesOf({ content, today, metrics }: Site): string {
  const pinned = content.portal.today === today ? ', pinned for the sample' : '';
  const numbers = metrics ? ` Numbers as of ${dateInWords(metrics.as_of.slice(0, 10))}.` : '';
  return `Content as of ${dateInWords(today)}${pinned}.${numbers}`;
}
