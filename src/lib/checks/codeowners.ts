import { collectionNames } from '#lib/model/collection.ts';
import { codeowners, codeownersCommand, codeownersFiles } from '#lib/model/reviewers.ts';
import { lookup } from './lookup.ts';
import type { Rule } from './rule.ts';
import { finding } from './where.ts';

/** A file of owners that names others than `reviewers` does. Silent without the map, and without the file. */
export const rule: Rule = {
  id: 'codeowners',
  severity: 'warning',
  title: 'CODEOWNERS names who portal.yaml and the owners of the pages say.',
  why: 'the forge asks whom the file names, whatever portal.yaml says',
  example: {
    file: '.github/CODEOWNERS',
    wrong: '/content/ @plinth/helpdesk',
    says: 'CODEOWNERS is not what reviewers in content/portal.yaml say',
    right: '/content/ @plinth/response',
  },
  check(input) {
    // A page that cannot be read has an owner nobody knows.
    if (!collectionNames.every((name) => lookup(input).complete(name))) return [];
    const wanted = codeowners(input.content)?.split('\n');
    if (!wanted) return [];
    return codeownersFiles.flatMap((file) => {
      const lines = input.sources.get(file)?.text.split('\n');
      if (!lines) return [];
      const at = Array.from({ length: Math.max(lines.length, wanted.length) }, (_, index) => index).find(
        (index) => lines[index] !== wanted[index],
      );
      if (at === undefined) return [];
      // The last line is the end of the file.
      const line = Math.min(at + 1, lines.length);
      const where = { file, at: { line, column: 1 }, length: Math.max(1, lines[line - 1]?.length ?? 1) };
      return [finding(rule, where, rule.example?.says ?? rule.title, { hint: codeownersCommand(file) })];
    });
  },
};
