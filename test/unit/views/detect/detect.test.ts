import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '#lib/content/read.ts';
import { exceptionRows } from '#lib/coverage/exceptions.ts';
import { technique } from '#lib/model/attack/attack.ts';
import type { Content } from '#lib/model/entry.ts';
import type { MetricsFile } from '#lib/model/metrics.ts';
import { coverageTable, gapsTable } from '#lib/views/detect/coverage-files.ts';
import { csvOf } from '#lib/views/measure/csv.ts';
import { dataSourcesTable } from '#lib/views/detect/data-sources.ts';
import { exceptionsTable, expiryCalendar, filterFiles } from '#lib/views/detect/exception-files.ts';
import { exceptionsView } from '#lib/views/detect/exceptions.ts';
import { layers } from '#lib/views/detect/layers.ts';
import { removedWords } from '#lib/views/detect/removed.ts';
import { sigmaFilter } from '#lib/views/detect/sigma-filter.ts';
import { buildSite, type Site } from '#lib/views/site.ts';
import { traceView } from '#lib/views/detect/trace.ts';
import { validationView } from '#lib/views/detect/validation.ts';
import { validationTable } from '#lib/views/detect/validation-table.ts';
import { layerFaults } from '#test/unit/views/navigator.ts';

let content: Content;
let site: Site;
beforeAll(async () => {
  content = (await readContent({ root: '.', highlight: false })).content!;
  site = siteOf(content);
});

function siteOf(given: Content, metrics?: MetricsFile): Site {
  const audience = content.portal.audiences.find(({ id }) => id === 'responder')!;
  return buildSite({
    content: given,
    metrics,
    audience,
    base: '/',
    today: '2026-11-24',
    history: new Map(),
  });
}

/** The starter content with another exception in place of the first of one use case. */
function withException(change: object): Content {
  const entries = content.entries['use-case'].map((entry) =>
    entry.id === 'mailbox-forward-rule'
      ? { ...entry, data: { ...entry.data, exceptions: [{ ...entry.data.exceptions![0]!, ...change }] } }
      : entry,
  );
  return { ...content, entries: { ...content.entries, 'use-case': entries } };
}

describe('layers for the ATT&CK Navigator', () => {
  it('hold the rules of format 4.5, each property and nothing else', () => {
    const all = layers(site);
    expect(all.map(({ id }) => id)).toEqual(['threats', 'validated', 'gap']);
    for (const { layer } of all) {
      expect(layerFaults(JSON.parse(JSON.stringify(layer)))).toEqual([]);
      expect(layer.techniques.length).toBeGreaterThan(3);
    }
  });

  it('are refused by the checker when one rule is broken', () => {
    const { layer } = layers(site)[0]!;
    const broken: [object, string][] = [
      [{ ...layer, domain: 'mitre-enterprise' }, 'domain'],
      [{ ...layer, versions: { ...layer.versions, layer: '4.4' } }, 'versions'],
      [{ ...layer, versions: { ...layer.versions, navigator: '4.8.2' } }, 'versions'],
      [{ ...layer, gradient: { ...layer.gradient, maxValue: 0 } }, 'gradient'],
      [{ ...layer, techniques: [{ techniqueID: 'T1' }] }, 'techniques'],
      [{ ...layer, sorting: 7 }, 'sorting'],
      [{ ...layer, colour: 1 }, 'colour'],
    ];
    for (const [one, fault] of broken) expect(layerFaults(one)).toEqual([fault]);
    const { name: _name, ...nameless } = layer;
    expect(layerFaults(nameless)).toEqual(['name!']);
  });

  it('score only techniques of our threats that ATT&CK v19 has, within the gradient', () => {
    const used = new Set(content.entries.threat.flatMap(({ data }) => data.techniques ?? []));
    for (const { layer } of layers(site))
      for (const { techniqueID, score } of layer.techniques) {
        expect(technique(techniqueID)).toBeDefined();
        expect(used.has(techniqueID)).toBe(true);
        expect(score >= layer.gradient.minValue && score <= layer.gradient.maxValue).toBe(true);
      }
  });
});

const word = fc.string({
  unit: fc.constantFrom('a', 'b', '*', '?', '\\', '"', "'", ':', ' ', '\n', '#'),
  minLength: 1,
  maxLength: 5,
});
const row = fc.oneof(
  fc.record({ field: fc.constantFrom('A', 'B'), op: fc.constantFrom('is', 'starts'), value: word }),
  fc.record({
    field: fc.constantFrom('A', 'B'),
    op: fc.constant('one-of'),
    value: fc.array(word, { minLength: 1, maxLength: 3 }),
  }),
);
type Row = { field: string; op: string; value: string | string[] };

/** A Sigma selection evaluated as the specification says: keys with AND, lists with OR, * and ? unless escaped. */
function selects(selection: Record<string, string | string[]>, event: Record<string, string>): boolean {
  return Object.entries(selection).every(([key, value]) => {
    const [field = '', modifier] = key.split('|');
    return [value].flat().some((pattern) => {
      const form = pattern.replace(
        /\\([\\*?])|([*?])|([\s\S])/g,
        (_, escaped?: string, wild?: string, plain?: string) =>
          wild
            ? wild === '*'
              ? '[^]*'
              : '[^]'
            : (escaped ?? plain ?? '').replace(/[^\w]/g, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`),
      );
      return new RegExp(`^${form}${modifier === 'startswith' ? '[^]*' : ''}$`, 'u').test(event[field] ?? '');
    });
  });
}

describe('a Sigma filter', () => {
  it('hides exactly the events that meet every condition of the exception', () => {
    const event = fc.record({ A: word, B: word });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        event,
        fc.boolean(),
        (match, random, aimed) => {
          const first = match[0] as Row;
          const seen = aimed ? { ...random, [first.field]: [first.value].flat()[0] ?? '' } : random;
          const [found] = exceptionRows(content, '2026-11-24');
          const filter = sigmaFilter(site, {
            ...found!,
            exception: { ...found!.exception, match },
          });
          const { filter: read } = parse('text' in filter ? filter.text : '') as {
            filter: Record<string, never> & { condition: string };
          };
          const { rules: _rules, condition, ...selections } = read;
          const names = condition.match(/selection\w*/g) ?? [];
          expect(names.toSorted()).toEqual(Object.keys(selections).toSorted());
          const expected = (match as Row[]).every(({ field, op, value }) => {
            const text = seen[field as 'A'];
            return op === 'starts' ? text.startsWith(value as string) : [value].flat().includes(text);
          });
          expect(names.every((name) => selects(selections[name]!, seen))).toBe(expected);
        },
      ),
    );
  });

  it('is a whole file: named as Sigma names files, bound to rules, with what to replace', () => {
    const [file] = filterFiles(siteOf(withException({})));
    expect(filterFiles(site).every(({ path }) => /\/mf_[a-z0-9_]{7,67}\.yml$/.test(path))).toBe(true);
    const text = filterFiles(site).find(({ path }) => path.includes('edi'))?.text ?? '';
    expect(parse(text)).toMatchObject({
      logsource: { product: 'm365' },
      filter: {
        rules: ['Suspicious inbox manipulation rule', 'Mailbox rule forwards outside or hides mail'],
        selection: { UserId: 'orders@DOMAIN', ForwardTo: 'intake@PARTNER_DOMAIN' },
        condition: 'not selection',
      },
    });
    expect(text).toContain('Replace before use: DOMAIN, PARTNER_DOMAIN.');
    expect(file).toBeDefined();
  });

  it('is not made of what changes an alert instead of hiding it', () => {
    const changed = siteOf(withException({ kind: 'level-override' }));
    const view = exceptionsView(changed).exceptions.find(({ id }) => id === 'mfr-edi-orders');
    expect(view?.filter).toMatchObject({
      href: undefined,
      why: expect.stringContaining('changes what an alert is'),
    });
  });
});

describe('the register of exceptions', () => {
  it('says what ends when, and how far each request has come', () => {
    const view = exceptionsView(site);
    expect(view.title).toBe(
      '5 exceptions hide something from us. 1 should be gone by now. 1 ends within 30 days.',
    );
    expect(view.groups.map(({ id, exceptions }) => [id, exceptions.length])).toEqual([
      ['expired', 1],
      ['expiring', 1],
      ['active', 3],
    ]);
    const edi = view.exceptions.find(({ id }) => id === 'mfr-edi-orders')!;
    expect(edi.condition).toBe(
      'No alert on shared mailboxes when UserId is orders@DOMAIN and ForwardTo is intake@PARTNER_DOMAIN.',
    );
    expect(edi.steps.map(({ text }) => text)).toEqual([
      'Asked 3 Nov 2026',
      'Applied 4 Nov 2026',
      'Retested 5 Nov 2026: still fires',
    ]);
    expect(edi.request).toContain('Until: 1 Feb 2027. Take it out on that day unless we ask again.');
  });

  it('counts removed alerts only where a tuning of that day was measured', () => {
    const phase = (n: number) => ({ n, weeks: 10, rate: n / 10 });
    const measured = (on: string, change: string) => {
      const result = {
        ...{
          metric: 'tuning-effect',
          period: '2026-Q4',
          slice: { rule: 'Suspicious inbox manipulation rule' },
          change,
        },
        phases: { on, before: phase(68), after: phase(20) },
      };
      const one = siteOf(content, { results: [result], sources: [] } as never);
      const edi = exceptionRows(content, '2026-11-24').find(
        ({ exception }) => exception.id === 'mfr-edi-orders',
      )!;
      return removedWords(one, edi);
    };
    expect(measured('2026-11-04', 'changed')).toBe('6.8 a week before, 2.0 after');
    expect(measured('2026-11-04', 'no-clear-change')).toBe('6.8 a week before, 2.0 after: no clear change');
    expect(measured('2026-11-04', 'too-few')).toBe('6.8 a week before, 2.0 after: too few to compare');
    expect(measured('2026-10-04', 'changed')).toBe('not counted');
  });

  it('is a calendar that changes with the content and with nothing else', () => {
    const digest = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(digest(expiryCalendar(site))).toBe(digest(expiryCalendar({ ...site, today: '2027-06-01' })));
    expect(expiryCalendar(site).match(/^DTSTAMP:\d{8}T000000Z\r$/gm)).toHaveLength(5);
  });
});

describe('downloads', () => {
  it('run no formula of what they hold', () => {
    const changed = siteOf(withException({ statement: '=cmd|calc', reason: '@x', expires: '2026-12-01' }));
    const text = csvOf(exceptionsTable(changed));
    expect(text).toContain(`,'=cmd|calc,`);
    expect(text).toContain(`,'@x,`);
  });

  it('have one cell a column in every row', () => {
    for (const table of [exceptionsTable, validationTable, coverageTable, gapsTable, dataSourcesTable].map(
      (make) => make(site),
    )) {
      expect(table.rows.length).toBeGreaterThan(4);
      for (const cells of table.rows) expect(cells).toHaveLength(table.columns.length);
    }
  });
});

describe('the register of tests', () => {
  it('gives every claim a place, ranks the next with a reason, and links an atomic test by the id it was run under', () => {
    const view = validationView(site);
    const rows = view.groups.flatMap((group) => group.rows);
    expect(view.title).toBe(`61 of ${rows.length} things we claim to see are proven by a test in date.`);
    expect(view.next[0]).toMatchObject({
      where: 'Backup servers',
      reason: 'Servers encrypted and data held for ransom scores 15 of 25; never tested here.',
      effort: 'A script runs it',
    });
    const links = rows.flatMap(({ test }) => test?.href ?? []);
    expect(links).toContain(
      'https://github.com/redcanaryco/atomic-red-team/blob/master/atomics/T1562.001/T1562.001.md',
    );
  });
});

describe('the chain', () => {
  it('leads from every running rule to its use case, and each of them can be reached', () => {
    const { rules, threats } = traceView(site);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { useCases } of rules) expect(useCases.length).toBeGreaterThan(0);
    const addresses = new Set(rules.map(({ id }) => `#${id}`));
    const links = threats.flatMap((threat) => threat.rows.flatMap((one) => one.links));
    for (const { href } of links.flatMap((link) => link.rules)) if (href) expect(addresses).toContain(href);
    expect(links.flatMap((link) => link.rules).filter(({ href }) => href).length).toBeGreaterThan(40);
  });
});
