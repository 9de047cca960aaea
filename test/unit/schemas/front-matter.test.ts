import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '#lib/content/read.ts';
import { writeEditorFiles } from '#lib/schemas/editor.ts';
import { astroLanguageServer, type LanguageServer } from './language-server.ts';

let root: string;
let server: LanguageServer;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-editor-'));
  cpSync('test/sites/minimal/content', join(root, 'content'), { recursive: true });
  await write();
  server = await astroLanguageServer(root);
});
afterAll(async () => {
  await server.end();
  rmSync(root, { recursive: true });
});

const write = async () => writeEditorFiles(root, await readContent({ root, highlight: false }));

/** What the server offers behind `line`, and marks, once it is the last of a page's front matter. */
async function typed(file: string, line: string) {
  const [, front = '', rest = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(
    readFileSync(join(root, file), 'utf8'),
  )!;
  const textDocument = { uri: pathToFileURL(join(root, file)).href };
  const text = `---\n${front}${line}\n---\n${rest}`;
  server.tell('textDocument/didOpen', { textDocument: { ...textDocument, languageId: 'mdx', version: 1, text } });
  const found = await server.ask<{ items: { label: string; documentation?: string }[] } | null>(
    'textDocument/completion',
    { textDocument, position: { line: front.split('\n').length, character: line.length } },
  );
  const { items } = await server.ask<{ items: { message: string }[] }>('textDocument/diagnostic', {
    textDocument,
  });
  server.tell('textDocument/didClose', { textDocument });
  return {
    completed: new Map(found?.items.map(({ label, documentation }) => [label, documentation])),
    marked: items.map(({ message }) => message),
  };
}

const procedure = 'content/incident-response/procedures/tool-switched-off.mdx';

describe('front matter in VS Code', () => {
  it('completes the keys of this kind of page that are not there yet', async () => {
    const keys = [...(await typed(procedure, 'ver')).completed.keys()];
    expect(keys).toEqual(expect.arrayContaining(['veris_action', 'notifications', 'related']));
    expect(keys).not.toContain('title');
    // Of the store that Astro keeps, and of another kind of page.
    for (const key of ['digest', 'document', 'lifecycle']) expect(keys).not.toContain(key);
  });

  it.each([
    ['notifications: [', { 'gdpr-authority': 'GDPR, Article 33' }],
    ['comms: [', { 'holding-note': 'Holding note' }],
    ['exercises: [', { 'tabletop-invoice': 'Tabletop on a changed invoice' }],
  ])('after "%s" offers what exists, each with what it is called', async (line, offered) => {
    expect(Object.fromEntries((await typed(procedure, line)).completed)).toEqual(offered);
  });

  it('offers the pages of every kind where any may stand, and no example', async () => {
    const { completed } = await typed(procedure, 'related: [');
    expect(completed.get('triage/mailbox-rule')).toBe('Mailbox rule hides mail');
    expect(completed.has('procedure/ransomware')).toBe(false);
  });

  it('marks a key and an id that do not exist, and nothing of a page that is right', async () => {
    const wrong = await typed(procedure, 'severty: SEV1');
    expect(wrong.marked).toEqual([expect.stringContaining('Property severty is not allowed')]);
    const gone = await typed(procedure, 'comms: [no-such-note]');
    expect(gone.marked).toEqual([expect.stringMatching(/holding-note/)]);
    expect((await typed(procedure, 'comms: [holding-note]')).marked).toEqual([]);
  });

  it('offers a page that was written since', async () => {
    const notes = join(root, 'content/incident-response/comms');
    writeFileSync(
      join(notes, 'second-note.mdx'),
      readFileSync(join(notes, 'holding-note.mdx'), 'utf8').replace(/^title: .*$/m, 'title: Second note'),
    );
    await write();
    const changes = ['collections.json', 'front-matter-procedure.schema.json'].map((name) => ({
      uri: pathToFileURL(join(root, '.astro/collections', name)).href,
      type: 2,
    }));
    server.tell('workspace/didChangeWatchedFiles', { changes });
    expect((await typed(procedure, 'comms: [')).completed.get('second-note')).toBe('Second note');
  });
});
