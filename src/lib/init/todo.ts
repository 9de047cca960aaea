import type { Content } from '#lib/model/entry.ts';
import type { Source } from '#lib/content/source.ts';
import { collectionNames } from '#lib/model/collection.ts';
import { splitPage } from '#lib/yaml/page.ts';

/** What no command can decide: texts of the sample that a person has to read. */
export interface Todo {
  /** Pages whose text tells something with a date, so of the sample. */
  dated: string[];
  /** Pages that speak of the provider or give it work. */
  provider: string[];
}

const date =
  /\b20\d\d-\d\d-\d\d\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* 20\d\d\b/;
const partner = /\bmssp\b|\bproviders?\b/i;

/** Finds them in the pages as they are now. */
export function todoOf({ entries }: Content, sources: ReadonlyMap<string, Pick<Source, 'text'>>): Todo {
  const pages = collectionNames
    .filter((name) => name !== 'report')
    .flatMap((name) => entries[name].map(({ file }) => ({ file, text: sources.get(file)?.text ?? '' })));
  const filesWith = (holds: (text: string) => boolean) =>
    pages.filter(({ text }) => holds(text)).map(({ file }) => file);
  return {
    dated: filesWith((text) => date.test(splitPage(text)?.rest ?? text)),
    provider: filesWith((text) => partner.test(text)),
  };
}
