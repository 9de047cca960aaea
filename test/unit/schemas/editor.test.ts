import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkContent } from '#lib/checks/check.ts';
import { printFindings } from '#lib/cli/print-findings.ts';
import { readEntry } from '#lib/content/read-entry.ts';
import { exceptionSchema } from '#lib/model/tuning.ts';
import { baselineMethods, exceptionKinds } from '#lib/model/vocabulary.ts';
import { onSite } from '#test/sites/site.ts';

// YAML, for the commas that the settings of an editor may end in.
const settings = <T>(file: string) => parse(readFileSync(`.vscode/${file}`, 'utf8')) as T;
const snippets = settings<Record<string, { body: string[] }>>('watchbill.code-snippets');
/** As an editor inserts it on the day of the small good site, when every stop is left as it stands. */
const expanded = (name: string) =>
  snippets[name]!.body
    .join('\n')
    .replaceAll('$CURRENT_YEAR', '2026')
    .replaceAll('$CURRENT_MONTH', '11')
    .replaceAll('$CURRENT_DATE', '24')
    .replaceAll(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll(/\$\d+/g, '');
/** The words a stop lets choose from. */
const choices = (name: string) =>
  [...snippets[name]!.body.join('\n').matchAll(/\$\{\d+\|([^|]*)\|\}/g)].map(([, words]) => words?.split(','));

const head = 'title: A page of snippets\nsummary: What the editor inserts.\nowner: technical-lead\nstatus: draft\n';
const procedure = `---\n${head}category: intrusions\ntriggers: [Somebody signed in]\n---\n\n<Phase name="identification">\n\n## Identify\n\nWe know whether somebody is inside.\n\n${expanded('Decision')}\n\n${expanded('Step')}\n\n</Phase>\n`;
const triage = `---\n${head}alerts: [{ use_case: impossible-travel }]\n---\n\n${expanded('Question')}\n`;

const read = async (collection: 'procedure' | 'triage', text: string) =>
  (await readEntry(collection, `content/${collection}.mdx`, Buffer.from(text))).findings.map(
    ({ at, message }) => `${at.line}: ${message}`,
  );

it('a step and a decision inserted as they stand are read without a finding', async () => {
  expect(await read('procedure', procedure)).toEqual([]);
});

it('a question inserted as it stands is read without a finding', async () => {
  expect(await read('triage', triage)).toEqual([]);
  expect(await read('triage', triage.replace('- **Unknown:** escalate.', ''))).not.toEqual([]);
});

/** What check says of the small good site with a text put into one of its files. */
const checked = (file: string, edit: (text: string) => string) =>
  onSite('minimal', async (root) => {
    const path = join(root, file);
    writeFileSync(path, edit(existsSync(path) ? readFileSync(path, 'utf8') : ''));
    const { findings } = await checkContent({ root, today: (pinned) => pinned ?? '' });
    return findings.map(({ at, message }) => `${at.line}: ${message}`);
  });
const useCase = 'content/use-cases/mailbox-rule.mdx';
/** Ids are those of the sample; this site has its own. */
const here = (name: string) => expanded(name).replaceAll(/(scope|population): .*/g, '$1: mailboxes');

it.each(['Exception', 'Baseline'])('a row inserted by %s as it stands passes check', async (name) => {
  const under = `${name.toLowerCase()}s:\n`;
  const put = (row: string) => (text: string) =>
    text.replace(`\n${under}`, `\n${under}${row.replaceAll(/^/gm, '  ')}\n`);
  expect(await checked(useCase, put(here(name)))).toEqual([]);
  expect(await checked(useCase, put(here(name).replace(/\n {2}owner: .*/, '')))).toEqual([
    expect.stringContaining('"owner" is missing'),
  ]);
});

it('a message inserted as it stands is a page that passes check', async () => {
  const file = 'content/incident-response/comms/new-note.mdx';
  expect(await checked(file, () => expanded('Message'))).toEqual([]);
  expect(await checked(file, () => expanded('Message').replace(/\nchannel: .*/, ''))).toEqual([
    expect.stringContaining('"channel" is missing'),
  ]);
});

it('stops that let choose offer the words of the model', () => {
  const operators = exceptionSchema.shape.match.element.shape.op.options;
  expect(choices('Exception').map((words) => words?.toSorted())).toEqual([
    exceptionKinds.toSorted(),
    operators.toSorted(),
  ]);
  expect(choices('Baseline').map((words) => words?.toSorted())).toEqual([baselineMethods.toSorted()]);
});

it('a line of check is a problem of the editor, and its hint is none', () => {
  const { tasks } = settings<{
    tasks: { problemMatcher: { pattern: { regexp: string } } }[];
  }>('tasks.json');
  const matcher = new RegExp(tasks[0]!.problemMatcher.pattern.regexp);
  const finding = {
    ...{ rule: 'not-in-list', severity: 'error' as const, file: 'content/triage/x.mdx', length: 1 },
    ...{ at: { line: 35, column: 31 }, message: '"a: b" is not [allowed]', hint: 'one of a, b' },
  };
  const [first = '', hint = ''] = printFindings([finding], { form: 'pipe' }).split('\n');
  expect(matcher.exec(first)?.slice(1)).toEqual([
    ...['content/triage/x.mdx', '35', '31', 'error', '"a: b" is not [allowed]', 'not-in-list'],
  ]);
  expect(hint).toContain('hint');
  expect(matcher.test(hint)).toBe(false);
});
