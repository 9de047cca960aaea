import { describe, expect, it } from 'vitest';
import { isSealed, snapshotText } from '#lib/content/seal.ts';
import { snapshotSchema } from '#lib/model/snapshot.ts';
import { figuresOf } from '#lib/reports/five.ts';
import { comparable } from '#lib/reports/comparable.ts';
import { freeze, NothingToReport } from '#lib/reports/freeze.ts';
import { headlineCandidates } from '#lib/reports/headlines.ts';
import { refrozen } from '#lib/reports/refreeze.ts';
import { starter } from '#test/unit/views/starter-site.ts';
import { count, numbers, share } from './numbers.ts';

const input = { content: starter, period: '2026-Q3', kind: 'executive', today: '2026-11-24' } as const;
const frozen = freeze({ ...input, metrics: numbers() });

describe('freezing a period', () => {
  it('keeps the period, its months and its severities, and no rule, team, source or column', () => {
    const text = snapshotText(frozen);
    expect(text).not.toMatch(/zebra/i);
    expect(text).not.toContain('2026-W33');
    expect(text).not.toContain('2025-11');
    expect(frozen.results.filter(({ metric }) => metric === 'incidents').map(({ n }) => n)).toEqual([44, 3]);
    expect(frozen.results.some(({ period }) => period === '2026-08')).toBe(true);
  });

  it('keeps what an auditor needs: digests of the exports, definitions, targets', () => {
    expect(frozen.inputs).toEqual([{ source: 'export 1', sha256: 'a'.repeat(64), rows: 12 }]);
    expect(frozen.definitions.map(({ metric }) => metric)).toContain('mssp-in-target');
    expect(frozen.targets['time-to-contain']).toBe(28_800);
  });

  it('judges every threat in force, the largest risk first', () => {
    const risks = frozen.threats.map(({ risk }) => risk);
    expect(risks).toHaveLength(10);
    expect(risks).toEqual(risks.toSorted((a, b) => b - a));
    for (const { covered, questions } of frozen.threats) expect(covered).toBeLessThanOrEqual(questions);
  });

  it('is the same twice, and the same when the results come in another order of keys', () => {
    const turned = numbers();
    turned.results = turned.results.map((row) => Object.fromEntries(Object.entries(row).reverse()) as never);
    expect(snapshotText(freeze({ ...input, metrics: numbers() }))).toBe(snapshotText(frozen));
    expect(freeze({ ...input, metrics: turned }).digest).toBe(frozen.digest);
  });

  it('says which periods there are when there is nothing of this one', () => {
    const other = numbers([count('incidents', '2026-Q1', 2), count('incidents', '2026-03', 2)]);
    expect(() => freeze({ ...input, metrics: other })).toThrow(NothingToReport);
    expect(() => freeze({ ...input, metrics: other })).toThrow('the numbers hold nothing of 2026-Q3');
    try {
      freeze({ ...input, metrics: other });
    } catch (error) {
      expect(error).toMatchObject({ hint: 'they hold 2026-Q1' });
    }
  });

  it('says that the end of the period still moves', () => {
    const moving = numbers([count('incidents', '2026-Q3', 5, { provisional: true })]);
    expect(freeze({ ...input, metrics: moving }).provisional).toBe(true);
    expect(frozen.provisional).toBeUndefined();
  });
});

describe('the seal of a snapshot', () => {
  it('holds after a round trip through the file, and breaks with any number that is changed', () => {
    const read = snapshotSchema.parse(JSON.parse(snapshotText(frozen)));
    expect(isSealed(read)).toBe(true);
    const [first] = read.results;
    if (first) first.n += 1;
    expect(isSealed(read)).toBe(false);
  });
});

describe('freezing again', () => {
  it('says when, why and what changed, and keeps what was said before', () => {
    const late = numbers([count('incidents', '2026-Q3', 45), share('mssp-in-target', '2026-Q3', 52)]);
    const second = refrozen(frozen, freeze({ ...input, metrics: late, today: '2026-12-01' }), 'late export');
    expect(second.refrozen).toEqual([
      {
        on: '2026-12-01',
        reason: 'late export',
        changed: [{ metric: 'incidents', was: '44', is: '45' }],
      },
    ]);
    const third = refrozen(second, freeze({ ...input, metrics: late }), 'again');
    expect(third.refrozen.map(({ reason, changed }) => [reason, changed.length])).toEqual([
      ['late export', 1],
      ['again', 0],
    ]);
    expect(isSealed(third)).toBe(true);
  });
});

describe('what a report says first', () => {
  it('claims only what the intervals allow, then the largest blind spot', () => {
    expect(headlineCandidates(frozen)).toEqual([
      'Incidents rose from 23 to 44',
      'Alerts the provider decided within the agreed time fell from 64% to 52%',
      `Nothing would reliably show us “${frozen.threats.find(({ state }) => state === 'gap')?.title}”`,
    ]);
  });

  it('says that nothing moved when nothing did', () => {
    const quiet = freeze({ ...input, metrics: numbers([share('rule-precision', '2026-Q3', 12)]) });
    expect(headlineCandidates({ ...quiet, threats: [] })).toEqual([
      'No number moved further than chance would move it',
    ]);
  });

  it('shows five numbers at most, and one of two that say the same', () => {
    const both = numbers([...numbers().results, share('acknowledged-in-target', '2026-Q3', 50)]);
    const shown = figuresOf(freeze({ ...input, metrics: both })).map(({ metric }) => metric);
    expect(shown.length).toBeLessThanOrEqual(5);
    expect(shown).toContain('mssp-in-target');
    expect(shown).not.toContain('acknowledged-in-target');
  });
});

describe('comparing two snapshots', () => {
  it('is refused where a definition changed or one of them lacks the metric', () => {
    const other = structuredClone(frozen);
    const definition = other.definitions.find(({ metric }) => metric === 'incidents');
    if (definition) definition.version += 1;
    expect(comparable(frozen, other, 'incidents')).toBe(false);
    expect(comparable(frozen, other, 'mssp-in-target')).toBe(true);
    expect(comparable(frozen, other, 'dwell')).toBe(false);
  });

  it('is refused for numbers of exports where a source is missing in one of them', () => {
    const other = structuredClone(frozen);
    other.inputs.push({ source: 'export 2', sha256: 'b'.repeat(64), rows: 9 });
    expect(comparable(frozen, other, 'mssp-in-target')).toBe(false);
    expect(comparable(frozen, other, 'validated-coverage')).toBe(true);
    // A second file of the same source is no other source.
    const files = structuredClone(frozen);
    files.inputs.push({ source: 'export 1', sha256: 'b'.repeat(64), rows: 9 });
    expect(comparable(frozen, files, 'mssp-in-target')).toBe(true);
  });
});
