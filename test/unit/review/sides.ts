import type { Change } from '#lib/review/change.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import { collectionNames } from '#lib/model/collection.ts';
import { readSide, type Side } from '#lib/review/side.ts';

/** The day the small test site pins. */
export const today = '2026-11-24';

let read: Promise<Side> | undefined;

/** The small test site before a change, and a copy of it with the change made to the typed content. No file is touched. */
export async function sides(change: (content: Content) => void): Promise<{ before: Side; now: Side }> {
  read ??= readSide('test/sites/minimal', () => today);
  const before = await read;
  if (!before.content) throw new Error('the small site cannot be read');
  const content = structuredClone(before.content);
  change(content);
  const pages = new Map<string, Entry>();
  for (const name of collectionNames)
    for (const page of content.entries[name]) {
      const old = before.pages.get(`${name}/${page.id}`);
      // As its bytes would differ.
      if (JSON.stringify(old?.data) !== JSON.stringify(page.data)) page.digest = 'changed';
      pages.set(`${name}/${page.id}`, page);
    }
  return { before, now: { ...before, content, pages } };
}

/** The only element of a list. */
export function only<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined || list.length > 1) throw new Error(`${list.length} where one was expected`);
  return first;
}

/** A change as one line of plain words. */
export function words({ file, text }: Change): string {
  return `${file} ${text.map((part) => (typeof part === 'string' ? part : part.quoted)).join('')}`;
}
