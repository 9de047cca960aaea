import { collectionNames } from '#lib/model/collection.ts';
import type { Rule } from './rule.ts';
import { bodyOf, textsOf } from './text.ts';
import { finding, inValue } from './where.ts';

// Names a vendor or a source gave: a product may well be called after the company that makes it.
const given = new Set([
  'product',
  'rule',
  'alert_name',
  'url',
  'sources',
  'search_terms',
  'vendor_tags',
  'test_ref',
  'intel',
]);

/** A page that names the organisation, its provider or its domain. */
export const rule: Rule = {
  id: 'name-in-body',
  severity: 'error',
  title: 'Pages never name the organisation, the provider or the domain.',
  why: 'a portal is adopted by changing portal.yaml alone',
  example: {
    file: 'content/incident-response/comms/holding-note.mdx',
    wrong: 'Plinth Ceramics is looking into it. Do not reply to the mail.',
    says: 'names the organisation, "Plinth Ceramics"',
    right: 'We are looking into it. Do not reply to the mail.',
  },
  check(input) {
    const { organisation, provider, domain } = input.content.portal;
    const names = [
      { name: organisation, say: 'the organisation', hint: 'write "we" or "our"' },
      ...(provider ? [{ name: provider, say: 'the provider', hint: 'write "the provider"' }] : []),
      { name: domain, say: 'the domain', hint: 'write the variable DOMAIN' },
    ].map((row) => ({ ...row, form: formOf(row.name) }));
    const any = new RegExp(names.map(({ form }) => form.source).join('|'), 'iu');
    return collectionNames.flatMap((collection) =>
      input.content.entries[collection].flatMap(({ data, file }) => {
        const source = input.sources.get(file);
        if (!source) return [];
        const { text: body, start } = bodyOf(source);
        const texts = textsOf(data).filter(({ path }) => !path.some((key) => given.has(String(key))));
        // Hardly any page names one. The separator is no blank, so no name runs over two texts.
        if (![...texts.map(({ text }) => text), body].join('\0').match(any)) return [];
        return names.flatMap(({ name, say, hint, form }) => {
          const head = texts.flatMap(({ text, path }) =>
            [...text.matchAll(form)].map((match) => inValue(input, file, path, match[0])),
          );
          const inText = [...body.matchAll(form)].map((match) => ({
            file,
            at: source.point(start + match.index),
            length: match[0].split('\n', 1)[0]?.length ?? 1,
          }));
          return [...head, ...inText].map((where) =>
            finding(rule, where, `names ${say}, "${name}"`, { hint }),
          );
        });
      }),
    );
  },
};

/** Whole words in any case, over a line break too. */
function formOf(name: string): RegExp {
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu');
}
