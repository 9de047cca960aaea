import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '#lib/content/source.ts';
import { listOf } from '#lib/review/lists.ts';
import { registryChanges } from '#lib/review/registries.ts';
import { differences } from '#lib/review/rows.ts';
import type { Side } from '#lib/review/side.ts';
import { only, words } from './sides.ts';
import { pullRequest } from './repository.ts';

const portal = 'content/portal.yaml';
const scopes = 'content/registries/scopes.yaml';
const logs = 'content/registries/data-sources.yaml';
const packs = 'content/registries/vendor-packs.yaml';
const contacts = 'content/registries/contacts.yaml';
const exported = 'content/exports/sources.yaml';

function sideWith(file: string, text: string | undefined): Side {
  const sources = new Map(text === undefined ? [] : [[file, sourceOf(file, text, '')]]);
  return { content: undefined, sources, findings: [], files: 0, leftOut: new Set(), pages: new Map() };
}

/** What is told of one file, each with its kind: `exposure content/portal.yaml …`. */
function told(file: string, was: string | undefined, is: string | undefined): string[] {
  const how = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
  const changes = registryChanges(sideWith(file, was), sideWith(file, is), [{ path: file, how }]);
  return changes.map((change) => `${change.kind} ${words(change).replace(`${file} `, '')}`);
}

describe('a registry', () => {
  const row = (id: string, more = '') => `- {id: ${id}, name: A, kind: site, count: 1${more}}\n`;

  it('tells rows by their id: added, removed, moved', () => {
    expect(told(scopes, row('a') + row('b'), row('c') + row('a'))).toEqual([
      'registries c added',
      'registries b removed',
    ]);
    expect(told(scopes, row('a') + row('b'), row('b') + row('a'))).toEqual([
      'lineEnds comments, order or layout only',
    ]);
  });

  it('tells a field with what it is and was, and the line', () => {
    const [change] = registryChanges(
      sideWith(scopes, row('a') + row('b')),
      sideWith(scopes, row('a') + row('b', ', crown_jewel: true')),
      [{ path: scopes, how: 'changed' }],
    );
    expect(change && words(change)).toBe(`${scopes} b.crown_jewel is true, was false`);
    expect(change?.line).toBe(2);
  });

  it('tells no default that is now written out', () => {
    expect(told(scopes, row('a'), row('a', ', crown_jewel: false'))).toEqual([
      'lineEnds comments, order or layout only',
    ]);
  });

  it('tells the names a list gained and lost', () => {
    const source = (list: string) =>
      `- {id: a, name: A, product: P, connected: true, scopes: [${list}], retention_days: 1}`;
    expect(told(logs, source('x, y'), source('y, z'))).toEqual(['registries a.scopes gains z and loses x']);
    expect(told(logs, source('x'), source('x, z'))).toEqual(['registries a.scopes gains z']);
    expect(told(logs, source('x, z'), source('x'))).toEqual(['registries a.scopes loses z']);
    expect(told(logs, source('x, z'), source('z, x'))).toEqual(['registries a.scopes is in another order']);
  });

  it('tells a decision on a pack inside its row', () => {
    const pack = (product: string, decision: string) =>
      `- {id: a, match: {product: ${product}}, decision: ${decision}, reason: licence, decided_on: 2026-01-01, revisit_by: 2026-02-01}`;
    expect(told(packs, pack('X', 'defer'), pack('Y', 'reject'))).toEqual([
      'registries a.match.product is Y, was X',
      'registries a.decision is reject, was defer',
    ]);
  });

  it('that holds an error is told as it is written', () => {
    expect(told(scopes, row('a'), row('a', ', colour: red'))).toEqual([
      'registries a.colour is red, was none',
    ]);
  });

  it('that comes or goes is told row by row; one that was no YAML says so', () => {
    expect(told(scopes, undefined, row('a'))).toEqual(['registries a added']);
    expect(told(scopes, row('a'), undefined)).toEqual(['registries a removed']);
    expect(told(scopes, '{', row('a'))).toEqual(['registries changed, and was no YAML before']);
    expect(told(scopes, row('a'), '{')).toEqual([]);
  });

  it('with one id twice loses none of the two', () => {
    expect(told(scopes, row('a'), row('a') + row('a'))).toEqual(['registries a (2) added']);
  });
});

describe('contacts', () => {
  const number = '+49 421 555 0199';
  const row = (phone: string, primary = 'Somebody', more = '') =>
    `- {role: legal, primary: ${primary}, backup: B, phone: ${phone}, out_of_band: Signal ${phone}, verified_on: 2026-01-01${more}}\n`;

  it('are told by role and field, never with a name or a number; that they are in git comes first', () => {
    const some = told(contacts, row('+49 421 555 0100'), row(number, 'Else', ', for_provider: true'));
    expect(some).toEqual([
      `exposure people's numbers are in git, and stay in its past: git rm --cached ${contacts}`,
      'registries legal.primary changed',
      'registries legal.phone changed',
      'registries legal.out_of_band changed',
      'exposure the provider gets the numbers of legal',
    ]);
    for (const quoted of ['555', 'Else', 'Somebody']) expect(some.join('\n')).not.toContain(quoted);
  });

  it('taken out of git are told without that', () => {
    expect(told(contacts, row(number), undefined)).toEqual(['registries legal removed']);
  });

  it('that check refuses are not quoted', async () => {
    const change = pullRequest();
    change.write(contacts, row('0421 555 0199'));
    const text = await change.text();
    expect(text).toContain(`${contacts}:1  check says why`);
    expect(text).not.toContain('0421');
  });
});

describe('portal.yaml', () => {
  const base = readFileSync(`test/sites/minimal/${portal}`, 'utf8').replace(
    'channels: []',
    'channels: [{purpose: Bridge, primary: Room 1, out_of_band: PIN 4711}]',
  );
  const edit = (...edits: [from: string, to: string][]) => {
    const text = edits.reduce((from, [a, b]) => {
      if (!from.includes(a)) throw new Error(`portal.yaml does not say ${a}`);
      return from.replace(a, b);
    }, base);
    return told(portal, base, text);
  };
  const responder = 'max_tlp: red, collections: all, metrics: all, show_edit: true, show_sources: true}';
  const reader = (tlp: string, kinds: string, metrics: string, edits = 'false', files = 'false') =>
    base.replace(
      responder,
      `${responder}\n  - {id: mssp, max_tlp: ${tlp}, collections: ${kinds}, metrics: ${metrics}, show_edit: ${edits}, show_sources: ${files}}`,
    );

  it('tells an agreed time by team, level and clock', () => {
    expect(
      edit([
        'id: mssp, name: Larkwatch, hours: 24x7, clock: {high: {acknowledge: 30m',
        'id: mssp, name: Larkwatch, hours: 24x7, clock: {high: {acknowledge: 45m',
      ]),
    ).toEqual(['registries teams.mssp.clock.high.acknowledge is 45m, was 30m']);
  });

  it('tells a severity as authority, and a channel without where it is', () => {
    expect(
      edit(['update_every: 1h, tell: [executive-sponsor]', 'update_every: 2h, tell: [hr]'], ['4711', '4712']),
    ).toEqual([
      'authority severities.SEV1.update_every is 2h, was 1h',
      'authority severities.SEV1.tell gains hr and loses executive-sponsor',
      'registries channels.Bridge.out_of_band changed',
    ]);
  });

  it('tells an audience that may read more as exposure, each way there is', () => {
    const was = reader('green', '[plan]', 'none');
    expect(told(portal, was, reader('amber', '[plan, threat]', 'executive', 'true', 'true'))).toEqual([
      'exposure mssp may read up to TLP amber, was green',
      'exposure mssp: collections is plan, threat, was plan',
      'exposure mssp: metrics is executive, was none',
      'exposure mssp: show_edit is true, was false',
      'exposure mssp: show_sources is true, was false',
    ]);
    expect(told(portal, was, reader('green', 'all', 'none'))).toEqual([
      'exposure mssp: collections is all, was plan',
    ]);
    expect(told(portal, base, was)).toEqual(['exposure new audience: mssp, up to TLP green']);
  });

  it('tells an audience that may read less, or is gone, as any other change', () => {
    const wide = reader('amber', '[plan, threat]', 'all', 'true', 'true');
    expect(told(portal, wide, reader('green', '[plan]', 'none'))).toEqual([
      'registries audiences.mssp.max_tlp is green, was amber',
      'registries audiences.mssp.collections loses threat',
      'registries audiences.mssp.metrics is none, was all',
      'registries audiences.mssp.show_edit is false, was true',
      'registries audiences.mssp.show_sources is false, was true',
    ]);
    expect(told(portal, wide, base)).toEqual(['registries audiences.mssp removed']);
    expect(told(portal, reader('green', 'all', 'none'), reader('green', '[plan]', 'none'))).toEqual([
      'registries audiences.mssp.collections is ["plan"], was all',
    ]);
  });

  it('takes a word it does not know for one that opens', () => {
    expect(told(portal, reader('green', 'all', 'none'), reader('white', 'all', 'everything'))).toEqual([
      'exposure mssp may read up to TLP white, was green',
      'exposure mssp: metrics is everything, was none',
    ]);
  });

  it('tells who must agree to changes apart', () => {
    const map = 'reviewers: {incident-coordinator: ["@a/ir"], technical-lead: ["@a/soc"]}\ncurrency: EUR';
    expect(edit(['currency: EUR', map])).toEqual(['reviewers reviewers added']);
    const was = base.replace('currency: EUR', map);
    expect(told(portal, was, was.replace('@a/soc', '@mallory'))).toEqual([
      'reviewers reviewers.technical-lead gains @mallory and loses @a/soc',
    ]);
    expect(told(portal, was, base)).toEqual(['reviewers reviewers removed']);
  });
});

describe('sources.yaml', () => {
  const one = (format: string, more = '') =>
    `sources:\n  - {id: desk, format: ${format}, files: [a.csv]${more}}\n`;

  it('is compared through git, and an error in it is told', async () => {
    const change = pullRequest();
    change.write(exported, one('servicenow-incidents'));
    change.git('add', '-f', exported);
    change.git('commit', '-q', '-m', 'Sources');
    change.git('branch', '-f', 'main');
    change.write(exported, one('servicenow-incidents', ', timezone: Europe/Paris'));
    expect(await change.text()).toContain(`${exported}:2  sources.desk.timezone is Europe/Paris, was none`);
    change.write(exported, one('csv'));
    expect(await change.text()).toContain(
      `${exported}:2  entry 1 of "sources" needs "kind", because its format is csv`,
    );
  });
});

describe('two versions of a YAML file', () => {
  it('that say the same differ nowhere', () => {
    const text = readFileSync(`test/sites/minimal/${portal}`, 'utf8');
    const value = listOf(portal, sourceOf(portal, text, ''))?.whole;
    expect(value).toBeDefined();
    expect(differences(value, structuredClone(value))).toEqual([]);
  });

  it('differ as a whole where rows have no name, or a list became a map', () => {
    expect(differences({ a: [{ x: 1 }] }, { a: [{ x: 2 }] })).toEqual([
      { path: ['a'], at: ['a'], was: [{ x: 1 }], is: [{ x: 2 }] },
    ]);
    expect(only(differences({ a: [{ id: 'x' }] }, { a: { x: {} } })).path).toEqual(['a']);
  });
});
