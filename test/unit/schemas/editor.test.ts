import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { printFindings } from '#lib/cli/print-findings.ts';
import { readEntry } from '#lib/content/read-entry.ts';

// YAML, for the commas that the settings of an editor may end in.
const settings = <T>(file: string) => parse(readFileSync(`.vscode/${file}`, 'utf8')) as T;
const snippets = settings<Record<string, { body: string[] }>>('watchbill.code-snippets');
/** As an editor inserts it when every stop is left as it stands. */
const expanded = (name: string) =>
  snippets[name]!.body.map((line) => line.replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')).join('\n');

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
