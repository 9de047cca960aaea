import { appendFileSync } from 'node:fs';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { writeResult } from '#lib/cli/output.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { codeownersOf } from '#lib/review/codeowners.ts';
import { compare } from '#lib/review/compare.ts';
import { printGithub } from '#lib/review/print-github.ts';
import { printMarkdown } from '#lib/review/print-markdown.ts';
import { printText } from '#lib/review/print-text.ts';

const { out, today, root } = sharedFlags;
const base = { type: 'text', value: 'BRANCH', help: 'what HEAD is compared with; default: main' } as const;
const format = { type: 'text', value: 'FORMAT', help: 'text, markdown or github; default: text' } as const;
const codeowners = { type: 'flag', help: 'print the CODEOWNERS file that "reviewers" make instead' } as const;
const flags = { base, format, codeowners, out, today, root };

await run({ name: 'review', summary: 'What a pull request changes in meaning.', flags }, async (given) => {
  const { base = 'main', format = 'text', out, root = '.' } = given.flags;
  if (!['text', 'markdown', 'github'].includes(format))
    throw new UsageError(`there is no format "${format}"`, 'text, markdown or github');
  if (given.flags.codeowners) {
    await writeResult(await codeownersOf(root), out);
    return 0;
  }
  const day = (pinned: string | undefined) => todayOf(given.flags.today, pinned, new Date());
  const result = await compare(root, base, day);
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (format === 'github' && summary) appendFileSync(summary, printMarkdown(result));
  const text = { text: printText, markdown: printMarkdown, github: printGithub }[format] ?? printText;
  await writeResult(text(result), out);
  return 0;
});
