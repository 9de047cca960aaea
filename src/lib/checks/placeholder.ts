import { collectionNames } from '#lib/model/collection.ts';
import { isLive } from '#lib/model/tier.ts';
import type { Rule } from './rule.ts';
import { bodyOf, textsOf } from './text.ts';
import { finding, inValue } from './where.ts';

const form = /\b(?:TODO|TBD)\b|\[your\b[^\]\n]*\](?!\()|\blorem ipsum\b/gi;
const upper = /^(?:TODO|TBD)$/;

/** Text that still waits for its author. Drafts may have it. */
export const rule: Rule = {
  id: 'placeholder',
  severity: 'error',
  title: 'An active page has no TODO, TBD, [your …] or lorem ipsum.',
  why: 'somebody will follow it as it stands',
  example: {
    file: 'content/incident-response/comms/holding-note.mdx',
    wrong: 'TODO: say what staff may do. Do not reply to the mail.',
    says: '"TODO" is a placeholder in an active page',
    right: 'We are looking into it. Do not reply to the mail.',
  },
  check(input) {
    const hint = 'write what belongs there, or set the page back to draft';
    return collectionNames.flatMap((collection) =>
      input.content.entries[collection]
        .filter(({ data }) => isLive(data))
        .flatMap(({ data, file }) => {
          const head = textsOf(data).flatMap(({ text, path }) =>
            placeholders(text).map(({ word }) =>
              finding(rule, inValue(input, file, path, word), message(word), { hint }),
            ),
          );
          const source = input.sources.get(file);
          if (!source) return head;
          const { text, start } = bodyOf(source);
          return [
            ...head,
            ...placeholders(text).map(({ word, index }) =>
              finding(rule, { file, at: source.point(start + index), length: word.length }, message(word), {
                hint,
              }),
            ),
          ];
        }),
    );
  },
};

function message(word: string): string {
  return `"${word}" is a placeholder in an active page`;
}

function placeholders(text: string): { word: string; index: number }[] {
  if (text.search(form) < 0) return [];
  return [...text.matchAll(form)]
    .map((match) => ({ word: match[0], index: match.index }))
    .filter(({ word }) => !/^(todo|tbd)$/i.test(word) || upper.test(word));
}
