import type { Change } from './change.ts';
import type { ChangedFile } from './git.ts';
import { contactsFile, isList } from './lists.ts';
import { isCodeowners } from './required.ts';
import { said } from './said.ts';
import type { Side } from './side.ts';

/** What a changed file is besides a page: code, a file nobody can read, two edits unsettled, line ends alone. */
export function fileChanges(before: Side, now: Side, files: readonly ChangedFile[]): Change[] {
  return files.flatMap(({ path: file, how }): Change[] => {
    if (isCodeowners(file))
      return [{ kind: 'reviewers', file, text: said`${how}: whom the forge asks from now on stands here` }];
    if (!file.startsWith('content/'))
      return [
        {
          kind: 'outside',
          file,
          text:
            file.startsWith('.github/') || file === '.gitlab-ci.yml'
              ? said`workflow ${how}: it decides what runs, and with which rights`
              : said`${how}`,
        },
      ];
    const [was, is] = [before.sources.get(file), now.sources.get(file)];
    const conflict = is ? is.text.split('\n').findIndex((line) => /^(<{7}|>{7})( |$)/.test(line)) : -1;
    if (conflict >= 0)
      return [
        {
          kind: 'unreadable',
          file,
          line: conflict + 1,
          text: said`two people's edits are not settled: conflict markers`,
        },
      ];
    if (was && is && was.text === is.text)
      return [{ kind: 'lineEnds', file, text: said`line ends or byte order mark only` }];
    const error = now.findings.find(
      (one) => one.file === file && one.severity === 'error' && one.rule !== 'broken-reference',
    );
    if (error) {
      // The message quotes the value, and that may be somebody's number.
      const text = file === contactsFile ? said`check says why` : said`${error.message}`;
      return [{ kind: 'unreadable', file, line: error.at.line, text }];
    }
    return file.endsWith('.mdx') || isList(file) ? [] : [{ kind: 'fields', file, text: said`${how}` }];
  });
}
