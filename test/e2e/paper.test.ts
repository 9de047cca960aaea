import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfTexts } from '#lib/publish/leak-check/pdf.ts';
import { serve, type Served } from '#lib/publish/serve.ts';
import { contacts as audienceContacts, root as audienceRoot } from '#test/audiences/fixture.ts';
import { openBrowser, reader, visit } from './browser.ts';
import { build, type BuiltSite } from './build.ts';
import { portal } from './portal.ts';

const procedures = readdirSync('content/incident-response/procedures').map((file) =>
  file.replace('.mdx', ''),
);
const papers = ['A4', 'Letter'] as const;
const print = (page: Page, format: (typeof papers)[number] = 'A4') =>
  page.pdf({ format, preferCSSPageSize: true, printBackground: true });
const sheets = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
/** The texts of the pages, each one a string without the spaces between glyphs. */
const textsOf = (pdf: Buffer) => [...pdfTexts(pdf)].map((text) => text.replace(/\s+/g, ''));
const squeezed = (text: string) => text.replace(/\s+/g, '');

/** Runs `npm run pdf`. */
const pdf = (...args: string[]) => pdfIn({}, ...args);
const pdfIn = (env: Record<string, string>, ...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    execFile(
      process.execPath,
      ['scripts/pdf.ts', ...args],
      { env: { ...process.env, ...env } },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), said: out + err }),
    );
  });

let browser: Browser;
let scratch: string;
const look = reader(() => browser);
beforeAll(async () => {
  browser = await openBrowser();
  scratch = mkdtempSync(join(tmpdir(), 'watchbill-paper-'));
});
afterAll(async () => {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe('the card of a playbook', () => {
  it('takes one sheet, on A4 and on Letter, for each playbook', async () => {
    const counts: [string, ...number[]][] = [];
    for (const id of procedures) {
      await look(`${portal.url}respond/procedures/${id}/paper/#card`, async ({ page }) => {
        counts.push([id, sheets(await print(page, 'A4')), sheets(await print(page, 'Letter'))]);
      });
    }
    expect(counts).toEqual(procedures.map((id) => [id, 1, 1]));
    expect(procedures).toHaveLength(15);
  });

  it('is one click from the playbook', async () => {
    const { page } = await visit(browser, `${portal.url}respond/procedures/ransomware/`);
    await page.getByRole('link', { name: 'Card, one sheet' }).click();
    await page.locator('.pcard').waitFor();
    expect(page.url()).toBe(`${portal.url}respond/procedures/ransomware/paper/#card`);
    await page.context().close();
  });
});

describe('the sheets of a playbook', () => {
  it('stand alone once one is chosen, on the screen and on paper, also without scripts', async () => {
    const address = `${portal.url}respond/procedures/ransomware/paper/`;
    const { page } = await visit(browser, address, { scripts: false });
    const shown = () => page.locator('.pcard:visible, .plist:visible').count();
    const all = await shown();
    expect(all).toBeGreaterThan(8);
    await page.getByRole('link', { name: 'Technical lead' }).click();
    expect(await shown()).toBe(1);
    expect(sheets(await print(page))).toBe(2);
    await page.getByRole('link', { name: 'All sheets' }).click();
    expect(await shown()).toBe(all);
    await page.context().close();
  });

  it('say on each of them what it is, how secret, which version, of which day, and which sheet of how many', async () => {
    const { page } = await visit(browser, `${portal.url}respond/procedures/ransomware/paper/#technical-lead`);
    const version = await page.locator('html').getAttribute('data-version');
    expect(version).toMatch(/^Version 2026-\d\d-\d\d\+[0-9a-f]{7} · $/);
    const pages = textsOf(await print(page)).filter((text) => text.includes('TLP:AMBER'));
    for (const [at, text] of pages.entries()) {
      expect(text).toContain(squeezed(`${at + 1} of 2 · ${version}as of 24 Nov 2026`));
      expect(text).toContain(squeezed('Kestrel Valve · Ransomware or mass encryption'));
      expect(text.match(/TLP:AMBER/g)).toHaveLength(2);
    }
    expect(pages).toHaveLength(2);
    await page.context().close();
  });
});

describe('the night pack', () => {
  it('is one document: numbers, clocks, roles, a card a sheet, and three log sheets', async () => {
    const { page } = await visit(browser, `${portal.url}respond/night-pack/`);
    const cards = await page.locator('.pcard').count();
    expect(cards).toBeGreaterThan(10);
    const text = textsOf(await print(page));
    expect(text.filter((sheet) => sheet.includes('Firststeps'))).toHaveLength(cards);
    expect(text.filter((sheet) => sheet.includes('Incidentlog,writebyhand'))).toHaveLength(3);
    for (const part of [
      'Call, do not e-mail',
      'Who may do what',
      'Clocks that may run',
      'Roles: the first five',
    ])
      expect(text.filter((sheet) => sheet.includes(squeezed(part)))).toHaveLength(1);
    expect(text.some((sheet) => sheet.includes('TLP:AMBER+STRICT'))).toBe(true);
    await page.context().close();
  });
});

describe('a printed page', () => {
  it('keeps a table of clocks on one sheet', async () => {
    for (const id of ['bec-payment-fraud', 'ransomware', 'data-leak']) {
      await look(`${portal.url}respond/procedures/${id}/`, async ({ page }) => {
        const rows = await page.locator('.duties tbody th').allTextContents();
        const text = textsOf(await print(page)).filter((sheet) => sheet.includes('Clocksthatmayrun'));
        expect(text).toHaveLength(1);
        expect(rows.filter((row) => !text[0]?.includes(squeezed(row)))).toEqual([]);
      });
    }
  });

  it('writes out where its links lead outside', async () => {
    const { page } = await visit(browser, `${portal.url}respond/plan/`);
    const text = textsOf(await print(page)).join(' ');
    expect(text).toContain('(https://eur-lex.europa.eu/eli/reg/2016/679/oj)');
    await page.context().close();
  });
});

describe('a playbook with a full card, still a draft', () => {
  let built: BuiltSite;
  let served: Served;
  beforeAll(async () => {
    const root = join(scratch, 'full');
    cpSync('content', join(root, 'content'), { recursive: true });
    const file = join(root, 'content/incident-response/procedures/ransomware.mdx');
    const line = (n: number) => `Never leave evidence unsaved before somebody answers ${n}.`;
    const list = (from: number) =>
      Array.from({ length: 6 }, (_, at) => `    - ${line(from + at)}`).join('\n');
    const text = readFileSync(file, 'utf8')
      .replace('status: active', 'status: draft')
      .replace(/^summary: .*$/m, `summary: ${'Systems are being encrypted now. '.repeat(6).trim()}`)
      .replace(
        /^card:\n[\s\S]*?(?=^exercises:)/m,
        `card:\n  stop_now:\n${list(1)}\n  never_do:\n${list(11)}\n  call_first:\n${list(21)}\n  evidence_first:\n${list(31)}\n`,
      );
    writeFileSync(file, text);
    const numbers = ['legal', 'finance', 'mssp', 'hr', 'scribe', 'deputy'].map(
      (role) =>
        `- {role: ${role}, primary: The holder of the role, backup: Another, phone: "+49 421 555 01", out_of_band: "+49 170 555 01", verified_on: 2026-11-02, for_provider: true}`,
    );
    writeFileSync(join(root, 'content/registries/contacts.yaml'), numbers.join('\n'));
    built = await build(root);
    served = await serve(built.out);
  });
  afterAll(async () => {
    await served.close();
    rmSync(dirname(built.out), { recursive: true, force: true });
  });

  it('has all of it on one sheet all the same', async () => {
    const { page } = await visit(browser, `${served.url}respond/procedures/ransomware/paper/#card`);
    for (const paper of papers) {
      const made = await print(page, paper);
      expect([paper, sheets(made)]).toEqual([paper, 1]);
      const text = textsOf(made).join(' ');
      for (const n of [1, 6, 16, 26, 36]) expect(text).toContain(squeezed(`somebody answers ${n}.`));
      expect(text).toContain(squeezed('portal.kestrelvalve.example/respond/procedures/ransomware/'));
    }
    await page.context().close();
  });

  it('is marked as a draft on every sheet, and in the night pack on its own sheet only', async () => {
    const { page } = await visit(browser, `${served.url}respond/procedures/ransomware/`);
    const whole = await print(page);
    expect(textsOf(whole).filter((text) => text.includes('Draft'))).toHaveLength(sheets(whole));
    await page.goto(`${served.url}respond/night-pack/`);
    expect(textsOf(await print(page)).filter((text) => text.includes('Draft'))).toHaveLength(1);
    await page.context().close();
  });
});

// Each starts a browser of its own.
describe('npm run pdf', { timeout: 180_000 }, () => {
  it('writes each page on both papers: tagged, with bookmarks and its fonts, below 1 MB, and the same bytes again', async () => {
    const pages = ['respond/night-pack', 'respond/procedures/ransomware/paper/#card'];
    const [one, two] = [join(scratch, 'one'), join(scratch, 'two')];
    expect(await pdf('--from', portal.folder, '--out', one, ...pages)).toMatchObject({ code: 0 });
    expect(await pdf('--from', portal.folder, '--out', two, ...pages)).toMatchObject({ code: 0 });
    const files = readdirSync(one).toSorted();
    expect(files).toEqual(
      ['night-pack', 'ransomware-card'].flatMap((name) => [`${name}-a4.pdf`, `${name}-letter.pdf`]),
    );
    for (const file of files) {
      const made = readFileSync(join(one, file));
      expect([file, made.equals(readFileSync(join(two, file)))]).toEqual([file, true]);
      expect(statSync(join(one, file)).size).toBeLessThan(1_000_000);
      const source = made.toString('latin1');
      expect(source).toMatch(/\/MarkInfo <<[^>]*\/Marked true/);
      expect(source).toContain('/Outlines');
      expect(source).toContain('/CreationDate (D:20261124000000');
      // A variable font is drawn in the file, glyph by glyph (Type 3); every other one is embedded, none is lent.
      expect(source).not.toMatch(/\/Subtype \/(Type1|TrueType)\b/);
      const fonts = source.match(/\/Subtype \/CIDFontType2\b/g) ?? [];
      expect(source.match(/\/FontFile2 /g)).toHaveLength(fonts.length);
      expect(source).toMatch(
        file.includes('letter') ? /\/MediaBox \[0 0 612 792\]/ : /\/MediaBox \[0 0 59\d[.\d]* 84\d/,
      );
    }
  });

  it('puts them beside the pages, with a list of them', async () => {
    const from = join(scratch, 'beside');
    cpSync(portal.folder, from, { recursive: true });
    expect(await pdf('--from', from, 'respond/roles/scribe')).toMatchObject({ code: 0 });
    // Links on paper lead to where the portal is published.
    const made = readFileSync(join(from, 'pdf/roles-scribe-a4.pdf'), 'latin1');
    expect(made).toContain('/URI (https://portal.kestrelvalve.example/respond/');
    expect(made).not.toContain('127.0.0.1');
    const served = await serve(from);
    const { page, complaints } = await visit(browser, `${served.url}pdf/`);
    expect(await page.getByRole('link', { name: 'roles-scribe-a4.pdf' }).getAttribute('href')).toBe(
      'roles-scribe-a4.pdf',
    );
    expect(await page.locator('h1').textContent()).toBe('To print');
    expect(complaints).toEqual([]);
    await page.context().close();
    await served.close();
  });

  it('writes nothing when a page shows what its reader may not see', async () => {
    const built = await build(audienceRoot, { WATCHBILL_CONTACTS: audienceContacts }, '--audience', 'mssp');
    const file = join(built.out, 'respond/plan/index.html');
    writeFileSync(file, readFileSync(file, 'utf8').replace('</h1>', ' canary-insider-title</h1>'));
    const { code, said } = await pdf('--root', audienceRoot, '--from', built.out, 'respond/plan');
    expect(said).toContain('canary-insider-title');
    expect(said).toContain('plan-a4.pdf');
    expect(code).toBe(1);
    expect(existsSync(join(built.out, 'pdf'))).toBe(false);
    rmSync(dirname(built.out), { recursive: true, force: true });
  });

  it('says in one sentence when there is no browser, no portal, or another one than meant', async () => {
    const none = await pdfIn({ CHROMIUM_PATH: '/no/such/chrome' }, '--from', portal.folder, 'respond/plan');
    expect(none.code).toBe(1);
    expect(none.said).toMatch(/^error: \/no\/such\/chrome does not start: .*\n {2}hint: install Chrome/);
    expect(none.said).not.toContain('    at ');
    const empty = await pdf('--from', scratch);
    expect(empty).toMatchObject({ code: 1, said: expect.stringContaining('there is no built portal') });
    const other = await pdf('--from', portal.folder, '--audience', 'public');
    expect(other).toMatchObject({ code: 2, said: expect.stringContaining('was built for responder') });
  });
});
