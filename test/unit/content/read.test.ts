import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContent } from '#lib/content/read.ts';
import { roleOf } from '#lib/content/layout.ts';
import { written } from './written.ts';

const portal = `organisation: Harbour Works
domain: harbour.example
timezone: Europe/Berlin
url: https://portal.harbour.example
business_hours: {days: [mon], from: "08:00", to: "17:00", holidays: []}
teams: [{id: in-house, name: Security, hours: business-hours, clock: {}}]
severities:
${[1, 2, 3, 4].map((n) => `  - {id: SEV${n}, criteria: c, first_action: a, acknowledge_within: 1h, update_every: 1h, tell: [legal]}`).join('\n')}
audiences: [{id: responder, max_tlp: red, collections: all, metrics: all, show_edit: true, show_sources: true}]
channels: []
currency: EUR
`;

let root: string;
const put = (path: string, content: string | Uint8Array) => {
  const file = join(root, 'content', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
};
const found = async () =>
  (await readContent({ root })).findings.map(
    ({ file, at, rule }) => `${file}:${at.line}:${at.column} ${rule}`,
  );

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-read-'));
  put('portal.yaml', portal);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('reading content', () => {
  it('reads pages by folder, registries and the portal, and counts the files', async () => {
    put('incident-response/comms/b.mdx', written('comms', 'B\n'));
    put('incident-response/comms/a.mdx', written('comms', 'A\n'));
    put('reports/2026-Q3/index.mdx', written('report', 'R\n'));
    put('reports/2026-Q3/snapshot.json', '{}');
    put('registries/scopes.yaml', '- {id: servers, name: Servers, kind: host-group, count: 3}\n');
    put('registries/contacts.yaml.example', 'anything');
    put('exports/raw.csv', 'a,b');
    const { content, findings, files, sources } = await readContent({ root });
    expect(findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'content/reports/2026-Q3/snapshot.json snapshot',
    ]);
    expect(content?.entries.comms.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(content?.entries.report.map(({ id }) => id)).toEqual(['2026-Q3']);
    expect(content?.registries.scopes[0]).toMatchObject({ id: 'servers', crown_jewel: false });
    expect(content?.portal.organisation).toBe('Harbour Works');
    expect(files).toBe(7);
    expect([...sources.keys()]).toContain('content/portal.yaml');
  });

  it('goes on after an error, in every file, and leaves only the bad page out', async () => {
    put('incident-response/comms/bad.mdx', written('comms', '<Why>\n', 'tags: 5\nx: 1\n'));
    put('incident-response/comms/worse.mdx', '');
    put('incident-response/comms/good.mdx', written('comms', 'Good\n'));
    const { content, findings, leftOut, sources } = await readContent({ root });
    expect(findings.map(({ file, rule }) => `${file.split('/').at(-1)} ${rule}`)).toEqual([
      'bad.mdx wrong-type',
      'bad.mdx unknown-key',
      'bad.mdx unclosed-tag',
      'worse.mdx empty-file',
    ]);
    expect(content?.entries.comms.map(({ id }) => id)).toEqual(['good']);
    expect([...leftOut]).toEqual(['comms/bad', 'comms/worse']);
    expect(sources.has('content/incident-response/comms/worse.mdx')).toBe(true);
  });

  it('keeps the rows of a registry that hold', async () => {
    put(
      'registries/scopes.yaml',
      '- {id: a, name: A, kind: site, count: 1}\n- {id: b, name: B, kind: sit, count: 1}\n',
    );
    const { content, findings } = await readContent({ root });
    expect(content?.registries.scopes.map(({ id }) => id)).toEqual(['a']);
    expect(findings.map(({ at, hint }) => [at.line, at.column, hint])).toEqual([
      [2, 26, 'did you mean "site"?'],
    ]);
  });

  it('has no content, yet all findings, without a portal that holds', async () => {
    put('portal.yaml', 'organisation: 5\n');
    put('triage/x.md', 'x');
    const { content, findings } = await readContent({ root });
    expect(content).toBeUndefined();
    expect(findings.map(({ rule }) => rule)).toContain('wrong-type');
    expect(findings.map(({ rule }) => rule)).toContain('stray-file');
    rmSync(join(root, 'content/portal.yaml'));
    expect(await found()).toContain('content/portal.yaml:1:1 missing-file');
  });

  it('takes contacts from elsewhere when told to, and says when they are not there', async () => {
    put('registries/contacts.yaml', 'not: a list\n');
    const contacts = join(root, 'contacts.yaml');
    writeFileSync(
      contacts,
      '- {role: legal, primary: a, backup: b, phone: "+49 421 555 01", out_of_band: c, verified_on: 2026-11-02}\n',
    );
    const { content, findings } = await readContent({ root, contacts });
    expect(findings).toEqual([]);
    expect(content?.registries.contacts).toHaveLength(1);
    const missing = await readContent({ root, contacts: join(root, 'gone.yaml') });
    expect(missing.findings.map(({ rule }) => rule)).toEqual(['missing-file']);
  });

  it('reports files nobody reads, and leaves images alone unless they are large', async () => {
    put('stray.mdx', written('comms', 'x\n'));
    put('triage/deep/x.mdx', written('triage', 'x\n'));
    put('triage/Upper Case.mdx', written('triage', 'x\n'));
    put('registries/people.yaml', '[]');
    put('notes.yaml', 'a: 1');
    put('triage/readme.md', 'x');
    put('triage/pic.png', Buffer.from('\x89PNG\r\n\x1a\nsmall', 'latin1'));
    put('triage/big.webp', new Uint8Array(500_001));
    put('triage/pic.svg', '<svg/>');
    put('triage/.DS_Store', 'x');
    expect(await found()).toEqual([
      'content/notes.yaml:1:1 stray-file',
      'content/registries/people.yaml:1:1 stray-file',
      'content/stray.mdx:1:1 stray-file',
      'content/triage/Upper Case.mdx:1:1 file-name',
      'content/triage/big.webp:1:1 file-size',
      'content/triage/deep/x.mdx:1:1 stray-file',
      'content/triage/pic.svg:1:1 image',
      'content/triage/readme.md:1:1 stray-file',
    ]);
  });

  it('does not follow symbolic links', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'watchbill-outside-'));
    writeFileSync(join(outside, 'secret.mdx'), written('comms', 'secret\n'));
    mkdirSync(join(root, 'content/incident-response'), { recursive: true });
    symlinkSync(outside, join(root, 'content/incident-response/comms'));
    symlinkSync(join(outside, 'secret.mdx'), join(root, 'content/incident-response/plan.mdx'));
    const { findings, content, sources } = await readContent({ root });
    expect(findings.map(({ rule }) => rule)).toEqual(['symlink', 'symlink']);
    expect(content?.entries.comms).toEqual([]);
    expect(sources.size).toBe(1);
    rmSync(outside, { recursive: true });
  });

  it('gives the same result twice, and the same without colours but for the colours', async () => {
    put('incident-response/comms/a.mdx', written('comms', '```powershell\nGet-Mailbox USER\n```\n'));
    const first = await readContent({ root });
    const again = await readContent({ root });
    expect(JSON.stringify(again.content)).toBe(JSON.stringify(first.content));
    const uncoloured = await readContent({ root, highlight: false });
    expect(JSON.stringify(uncoloured.content)).not.toContain('tk-');
    expect(uncoloured.content?.entries.comms[0]?.document.words).toBe(0);
  });

  it('without prose is the same but for what only a reader looks at', async () => {
    const whole = await readContent({ root: '.', highlight: false });
    const outlined = await readContent({ root: '.', highlight: false, prose: false });
    const looked = (key: string, value: unknown) => {
      if (key === 'body' || key === 'hast' || key === 'goal') return [];
      if (key === 'answers' && typeof Object.values(value as object)[0] === 'object') return {};
      return key === 'nodes' && Array.isArray(value)
        ? value.filter(({ kind }: { kind: string }) => !['prose', 'command', 'why', 'warn'].includes(kind))
        : value;
    };
    const [before, after] = [JSON.stringify(whole.content, looked), JSON.stringify(outlined.content, looked)];
    expect(after).toBe(before);
    expect(outlined.findings).toEqual(whole.findings);
    const bytes = (content: unknown) => JSON.stringify(content).length;
    expect(bytes(outlined.content?.entries)).toBeLessThan(bytes(whole.content?.entries) * 0.7);
  });
});

describe('what a path is', () => {
  it('finds the collection by folder and the id by stem', () => {
    expect(roleOf('incident-response/plan.mdx')).toEqual({ kind: 'page', collection: 'plan', id: 'plan' });
    expect(roleOf('use-cases/a-b.mdx')).toEqual({ kind: 'page', collection: 'use-case', id: 'a-b' });
    expect(roleOf('reports/2026/index.mdx')).toEqual({ kind: 'page', collection: 'report', id: '2026' });
    expect(roleOf('reports/2026.mdx').kind).toBe('stray');
    expect(roleOf('registries/scopes.yaml')).toEqual({ kind: 'registry', name: 'scopes' });
    expect(roleOf('registries/constructor.yaml').kind).toBe('stray');
  });
});
