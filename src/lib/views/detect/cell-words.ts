import type { Cell } from '#lib/coverage/coverage.ts';
import { dateInWords } from '#lib/model/date.ts';
import type { Site } from '#lib/views/site.ts';
import type { StatusView } from './use-case.ts';

/** The signs of the coverage matrix: proven, running, failed, planned, gap, accepted. */
export type Glyph = 'v' | 'd' | 'x' | 'p' | 'g' | 'a';

/** What each state is called, and how it is drawn. */
export const cellWords: Record<Cell['state'], { glyph: Glyph | undefined; words: string }> = {
  validated: { glyph: 'v', words: 'Validated' },
  late: { glyph: 'v', words: 'Validated, but late' },
  expired: { glyph: 'd', words: 'Test too old' },
  'running-untested': { glyph: 'd', words: 'Running, not tested' },
  failed: { glyph: 'x', words: 'Test failed' },
  planned: { glyph: 'p', words: 'Planned' },
  gap: { glyph: 'g', words: 'Gap' },
  accepted: { glyph: 'a', words: 'Accepted' },
  'not-relevant': { glyph: undefined, words: 'Not relevant' },
};

const tones: Record<Glyph, StatusView['tone']> = {
  v: 'ok',
  d: 'part',
  x: 'gap',
  p: 'planned',
  g: 'gap',
  a: 'planned',
};

/** A state as a status with a word. */
export function stateStatus(state: Cell['state']): StatusView {
  const { glyph, words } = cellWords[state];
  return { tone: glyph ? tones[glyph] : 'planned', text: words };
}

/** A reason of lib/coverage, `use-case-id: not-detected on 2026-11-17`, as a sentence for a reader. */
export function reasonInWords(site: Site, reason: string): string {
  const words = reason
    .replace(/^([a-z0-9-]+): /, (all, id: string) => {
      const entry = site.pages.get(`use-case/${id}`);
      return entry ? `${entry.data.title}: ` : all;
    })
    .replace(/\d{4}-\d{2}-\d{2}/g, dateInWords)
    .replace(/\b(not-detected|logged-only|blocked-no-alert|detected-late|not-run)\b/g, (word) =>
      word.replaceAll('-', ' '),
    );
  return words.charAt(0).toUpperCase() + words.slice(1);
}
