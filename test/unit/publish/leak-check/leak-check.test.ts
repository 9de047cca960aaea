import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mayRead } from '#lib/model/audience.ts';
import type { Content } from '#lib/model/entry.ts';
import type { AudienceId } from '#lib/model/vocabulary.ts';
import { findLeaks, leakCheck } from '#lib/publish/leak-check/leak-check.ts';
import { secretsOf } from '#lib/publish/leak-check/secrets.ts';
import { coverageView } from '#lib/views/detect/coverage.ts';
import { dueViews } from '#lib/views/due/due.ts';
import { glossaryView } from '#lib/views/glossary.ts';
import { homeView } from '#lib/views/home.ts';
import { allLists } from '#lib/views/list.ts';
import { measureView } from '#lib/views/measure/measure.ts';
import { procedureView } from '#lib/views/respond/procedure.ts';
import { relatedTo } from '#lib/views/related.ts';
import { scopeMetrics } from '#lib/views/measure/scope-metrics.ts';
import { searchView } from '#lib/views/search.ts';
import { buildSite, page, type Site } from '#lib/views/site.ts';
import { audienceOf, readers, readFixture, scoped, type Fixture } from '#test/audiences/fixture.ts';

let fixture: Fixture;
let folder: string;
beforeAll(async () => {
  fixture = await readFixture();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-leaks-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const check = (id: AudienceId, own: string[] = []) =>
  leakCheck(folder, fixture, audienceOf(fixture.content, id), own);
const leaks = (id: AudienceId, own: string[] = []) =>
  findLeaks(folder, secretsOf(fixture, audienceOf(fixture.content, id), own));

describe('the leak check', () => {
  it('names the file, what leaked, and where it was left out', async () => {
    write('triage/index.html', '<!doctype html><li>Insider <b>misuse</b> canary-insider-title</li>');
    await expect(check('mssp')).rejects.toThrow(
      [
        'the mssp build shows what this audience may not read',
        '  triage/index.html: the canary "canary-insider-title" of content/incident-response/procedures/canary-insider.mdx',
        '  triage/index.html: the text "insider misuse canary insider title" of content/incident-response/procedures/canary-insider.mdx',
      ].join('\n'),
    );
  });

  it.each([
    ['an address', 'a.html', '<!doctype html><a href="/respond/procedures/canary-insider/">x</a>'],
    ['a reference', 'a.json', '{"id":"procedure/canary-insider"}'],
    ['an id', 'a.js', 'go("canary-insider")'],
    ['a title', 'a.html', '<!doctype html><svg><text>Secure the recorder canary block title</text></svg>'],
    ['eight words in a row', 'a.txt', 'Someone of ours did it canary insider summary'],
    ['a phone number without spaces', 'a.html', '<!doctype html><a href="tel:+33555010771">x</a>'],
    ['the name of a contact', 'a.html', '<!doctype html><p>Someone canary contact primary</p>'],
    ['a canary from a comment', 'a.css', '/* canary-insider-comment */'],
  ])('finds %s', async (_, file, text) => {
    write(file, text);
    expect((await leaks('mssp')).length).toBeGreaterThan(0);
    expect(await leaks('responder')).toEqual([]);
  });

  it('finds an id in any case of letters, as a report is called after its quarter', async () => {
    write('triage/index.html', '<!doctype html><p>see respond/procedures/Canary-INSIDER</p>');
    const found = await leaks('mssp');
    expect(found.map(({ what }) => what)).toContain('address');
    expect(found.map(({ what }) => what)).toContain('canary');
  });

  it('finds an address in the name of a file', async () => {
    write('respond/procedures/canary-insider/index.html', '<!doctype html>');
    expect((await leaks('public')).map(({ what }) => what)).toContain('address');
  });

  it('takes what the reader may read elsewhere, and the words of the portal itself, for no secret', async () => {
    write('a.html', '<!doctype html><p>Trace of the outsider: an account of the board</p>');
    // Both copies of the page say it; only the one for responders is left out.
    const own = fixture.content.entries.procedure.find(({ id }) => id === 'canary-own');
    own!.data.summary = 'An account of the board';
    expect(await leaks('public')).toEqual([]);
    expect((await leaks('executive')).map(({ found }) => found)).toEqual(['an account of the board']);
    expect(await leaks('executive', ['an account of the board, for example'])).toEqual([]);
  });

  it('takes names of rules for a secret where an audience gets only a few numbers', async () => {
    write('a.html', '<!doctype html><td>Silent canary-metric-rule</td>');
    expect((await leaks('executive')).length).toBeGreaterThan(0);
    expect(await leaks('mssp')).toEqual([]);
  });
});

/** A site whose loader let everything through. */
function unguarded(id: AudienceId, content: Content = fixture.content): Site {
  const audience = audienceOf(fixture.content, id);
  const metrics = fixture.metrics;
  return buildSite({ content, metrics, audience, base: '/', today: '2026-11-24', history: new Map() });
}

describe('without a guard the leak check stops the build:', () => {
  /** Whether the check stops it, and would without canaries: they stand in tests alone. */
  const caught = async (id: AudienceId, shown: unknown): Promise<boolean> => {
    write('page.json', JSON.stringify(shown));
    await expect(check(id)).rejects.toThrow('may not read');
    return (await leaks(id)).some(({ what }) => what !== 'canary');
  };

  it.each(readers)('a loader that keeps everything, for %s', async (id) => {
    expect(await caught(id, allLists(unguarded(id)))).toBe(true);
    expect(await caught(id, homeView(unguarded(id)))).toBe(true);
    expect(await caught(id, glossaryView(unguarded(id)).techniques)).toBe(true);
  });

  it.each(readers)('lists of related pages, for %s', async (id) => {
    const site = unguarded(id);
    expect(await caught(id, relatedTo(site, page(site, 'procedure', 'mailbox-takeover')!))).toBe(true);
  });

  it.each(readers)('the facts for search, for %s', async (id) => {
    const site = unguarded(id);
    expect(await caught(id, searchView(site, page(site, 'procedure', 'canary-insider')!))).toBe(true);
  });

  it.each(readers)('what is due, for %s', async (id) => {
    expect(await caught(id, dueViews(unguarded(id), 400))).toBe(true);
  });

  it.each(readers)('the coverage, for %s', async (id) => {
    expect(await caught(id, coverageView(unguarded(id)))).toBe(true);
  });

  it('numbers that were not narrowed', async () => {
    const executive = audienceOf(fixture.content, 'executive');
    const everything = { ...unguarded('executive'), audience: { ...executive, metrics: 'all' as const } };
    expect(await caught('executive', measureView(everything))).toBe(true);
    const narrowed = { ...everything, metrics: scopeMetrics(executive, fixture.metrics) };
    write('page.json', JSON.stringify(measureView({ ...narrowed, audience: executive })));
    expect(await leaks('executive')).toEqual([]);
  });

  it('contacts that were not narrowed', async () => {
    expect(await caught('mssp', homeView(unguarded('mssp')).contacts)).toBe(true);
  });

  it('an id in words for a page that cannot be opened', async () => {
    const content = scoped(fixture.content, audienceOf(fixture.content, 'mssp'));
    const site = unguarded('mssp', content);
    const view = procedureView(site, page(site, 'procedure', 'mailbox-takeover')!);
    write('page.json', JSON.stringify(view));
    expect(await leaks('mssp')).toEqual([]);
    expect(await caught('mssp', [...view.notThisIf, 'canary-insider'])).toBe(true);
  });
});

describe('what an audience may read', () => {
  const mssp = () => audienceOf(fixture.content, 'mssp');

  it('is narrowed by TLP, by collection, by the page, and for the provider by mssp_visible', () => {
    expect(mayRead(mssp(), 'procedure', { tlp: 'amber' })).toBe(true);
    expect(mayRead(mssp(), 'procedure', { tlp: 'amber+strict' })).toBe(false);
    expect(mayRead(mssp(), 'threat', { tlp: 'clear' })).toBe(false);
    expect(mayRead(mssp(), 'procedure', { tlp: 'clear', audience: ['responder'] })).toBe(false);
    expect(mayRead(mssp(), 'use-case', { tlp: 'clear', mssp_visible: false })).toBe(false);
  });

  it('is never widened by the page', () => {
    const widening = { tlp: 'red', audience: ['mssp'] } as const;
    expect(mayRead(mssp(), 'procedure', { ...widening, audience: [...widening.audience] })).toBe(false);
  });
});
