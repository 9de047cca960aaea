import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeKinds } from '#lib/review/change.ts';
import { printGithub } from '#lib/review/print-github.ts';
import { printMarkdown } from '#lib/review/print-markdown.ts';
import { most, printText } from '#lib/review/print-text.ts';
import { review } from '#lib/review/review.ts';
import { readSide } from '#lib/review/side.ts';
import { procedure, pullRequest, useCase } from './repository.ts';

describe('a pull request that', () => {
  it('edits a workflow is told so before anything else', async () => {
    const change = pullRequest();
    change.write('.github/workflows/ci.yml', 'on: push\n');
    change.edit(procedure, 'Work top to bottom.', 'Work from top to bottom.');
    const lines = (await change.text()).split('\n');
    expect(lines[2]).toBe(changeKinds.outside.title);
    expect(lines[3]).toContain('workflow added: it decides what runs, and with which rights');
  });

  it('has an exception without an end is told which', async () => {
    const change = pullRequest();
    change.edit(useCase, '    expires: 2027-01-01\n', '');
    expect(await change.text()).toContain(`${useCase}:18  order-mailbox has no end: add  expires`);
  });

  it('uses the id of a page for another thing is told so', async () => {
    const change = pullRequest();
    change.remove('content/use-cases/new-sign-in.mdx');
    change.write(
      'content/triage/new-sign-in.mdx',
      readFileSync(join(change.root, 'content/triage/mailbox-rule.mdx'), 'utf8'),
    );
    expect(await change.text()).toContain('new-sign-in was a use-case and is a triage');
  });

  it('uses the id of a step for another thing is told so', async () => {
    const change = pullRequest();
    change.edit(procedure, '### Export the rules of the mailbox', '### Reimage each laptop');
    change.edit(
      procedure,
      'Keep the file with the incident. Later comes <Ref to="end-sessions" />.\n\n<Why>\n\nThe rules show the way in.',
      'Boot from the installation medium and wipe every disk found.\n\n<Why>\n\nNothing hostile survives it.',
    );
    expect(await change.text()).toContain('a new step needs a new id');
  });

  it('renames a page others point to is given the alias', async () => {
    const change = pullRequest();
    const text = readFileSync(join(change.root, procedure), 'utf8');
    change.remove(procedure);
    change.write('content/incident-response/procedures/taken-mailbox.mdx', text);
    const said = await change.text();
    expect(said).toMatch(
      /the rename breaks [1-9]\d* references to mailbox-takeover; add aliases: \[mailbox-takeover\]/,
    );
    expect(said).toContain('renamed: taken-mailbox, was mailbox-takeover');
    expect(said).not.toContain(changeKinds.fields.title);
  });

  it('changes line ends alone changes nothing', async () => {
    const change = pullRequest();
    const text = readFileSync(join(change.root, useCase), 'utf8');
    change.write(useCase, text.replaceAll('\n', '\r\n'));
    const { changes } = await change.review();
    expect([...changes.keys()]).toEqual(['lineEnds']);
  });

  it('leaves two people’s edits unsettled is told the line', async () => {
    const change = pullRequest();
    change.edit(
      procedure,
      'Work top to bottom.',
      '<<<<<<< HEAD\nWork down.\n=======\nWork up.\n>>>>>>> other',
    );
    expect(await change.text()).toMatch(/mailbox-takeover\.mdx:\d+ {2}two people's edits are not settled/);
  });

  it('has a title made for the comment says it as words', async () => {
    const change = pullRequest();
    const title = 'x``` @everyone **b** [a](https://evil.example) ::error::y ::set-output name=a::b';
    change.edit(procedure, 'title: Mailbox takeover', `title: '${title}'`);
    change.edit(
      procedure,
      '### Delete the hostile rules',
      '### Delete ::error file=a::rules @all %0A::warning::z',
    );
    change.edit(procedure, 'approval="incident-coordinator"', 'approval="business-owner"');
    change.write('src/a,line=1::error::b%0A.ts', '');
    const result = await change.review();
    const [text, markdown, github] = [printText(result), printMarkdown(result), printGithub(result)];
    for (const said of [text, markdown]) {
      expect(said).toContain('@everyone');
      expect(said).not.toMatch(/^\s*(::|##\[)/m);
    }
    const outside = markdown.replaceAll(/(`+) .*? \1(?!`)/g, '');
    expect(outside).not.toMatch(/@|evil|\*\*b|::/);
    // Each line is one command of ours; what others wrote cannot begin a second.
    const lines = github.trim().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      expect(line).toMatch(/^::warning file=[^,:]+,line=\d+,title=[^:]+::/);
      expect(line).not.toContain('%0A');
    }
  });

  it('changes 3,000 files is told the first of each kind, and how many more', async () => {
    const change = pullRequest();
    const side = await readSide(change.root, () => '2026-11-24');
    const files = Array.from({ length: 3000 }, (_, at) => ({ path: `src/${at}.ts`, how: 'added' as const }));
    const text = printText(review(side, side, files, '2026-11-24'));
    expect(text).toContain('3000 changed files');
    expect(text).toContain(`and ${(3000 - most).toLocaleString('en')} more`);
    expect(text.split('\n').length).toBeLessThan(most + 10);
  });
});
