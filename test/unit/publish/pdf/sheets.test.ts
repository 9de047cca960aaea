import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sheetsOf } from '#lib/publish/pdf/sheets.ts';

let folder: string;
const page = (path: string, html = '') => {
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, path, 'index.html'), html);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-sheets-'));
  for (const path of ['', 'respond/plan', 'respond/night-pack', 'triage/mailbox-rule']) page(path);
  for (const id of ['ransomware', 'ddos']) page(`respond/procedures/${id}`);
  page('respond/procedures/ransomware/paper', '<article id="card"></article><section id="scribe"></section>');
  page('respond/procedures/ddos/paper', '<section id="scribe"></section>');
});
afterEach(() => rmSync(folder, { recursive: true }));
const names = (...wanted: string[]) => sheetsOf(folder, '/portal/', wanted).map(({ name }) => name);

describe('what is printed', () => {
  it('is the night pack, the plan, the cards there are and the playbooks, where nothing else is asked for', () => {
    expect(sheetsOf(folder, '/', [])).toEqual([
      { path: 'respond/night-pack/', name: 'night-pack' },
      { path: 'respond/plan/', name: 'plan' },
      { path: 'respond/procedures/ransomware/paper/#card', name: 'ransomware-card' },
      { path: 'respond/procedures/ddos/', name: 'ddos' },
      { path: 'respond/procedures/ransomware/', name: 'ransomware' },
    ]);
  });

  it('is the page that is named, however its address was typed, once', () => {
    for (const word of ['respond/plan', 'respond/plan/', '/respond/plan/', '/portal/respond/plan/index.html'])
      expect(sheetsOf(folder, '/portal/', [word])).toEqual([{ path: 'respond/plan/', name: 'plan' }]);
    expect(names('respond/plan', '/respond/plan/')).toEqual(['plan']);
    expect(names('/')).toEqual(['start']);
  });

  it('has a name a person would give it', () => {
    expect(names('respond/procedures/ransomware/paper#scribe')).toEqual(['ransomware-scribe']);
    expect(names('respond/procedures/ransomware/paper')).toEqual(['ransomware-sheets']);
    expect(names('triage/mailbox-rule')).toEqual(['triage-mailbox-rule']);
  });

  it('is refused, with the nearest address, when there is no such page', () => {
    expect(() => names('respond/plam')).toThrow(
      expect.objectContaining({
        message: 'there is no page respond/plam/ in what was built',
        hint: 'did you mean respond/plan/?',
      }),
    );
  });

  it('is refused when the page has no such part', () => {
    expect(() => names('respond/procedures/ddos/paper/#card')).toThrow('has no part #card');
  });

  it('is refused when two pages would overwrite each other', () => {
    page('respond/procedures/plan');
    expect(() => names()).toThrow('respond/plan/ and respond/procedures/plan/ would both become plan.pdf');
  });
});
