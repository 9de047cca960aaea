import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkContent } from '#lib/checks/check.ts';
import type { Content } from '#lib/model/entry.ts';
import { report, ReportProblem, type ReportRequest } from '#lib/reports/report.ts';
import { count, numbers } from './numbers.ts';

const today = '2026-11-24';
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-report-'));
  cpSync('test/sites/minimal/content', join(root, 'content'), { recursive: true });
  rmSync(join(root, 'content/reports'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

async function content(): Promise<Content> {
  const read = await checkContent({ root, today: () => today });
  expect(read.findings).toEqual([]);
  return read.content!;
}

async function write(period: string, more: Partial<ReportRequest> = {}): Promise<string[]> {
  return report({ period, root, today, content: await content(), metrics: numbers(), ...more });
}

const file = (path: string) => readFileSync(join(root, 'content/reports', path), 'utf8');

describe('npm run report', () => {
  it.each(['executive', 'monthly', 'first-90-days'])(
    'writes a draft of kind %s that passes check',
    async (kind) => {
      const lines = await write('2026-Q3', { kind });
      expect(lines[0]).toMatch(/^content\/reports\/2026-Q3\/snapshot\.json {2}\d+ results as of 2026-10-16$/);
      expect(file('2026-Q3/index.mdx')).toContain('status: draft');
      expect((await content()).snapshots?.get('2026-Q3')?.kind).toBe(kind);
    },
  );

  it('carries what was promised and not decided from the report before', async () => {
    await write('2026-Q2', { metrics: numbers([count('incidents', '2026-Q2', 23)]) });
    const path = join(root, 'content/reports/2026-Q2/index.mdx');
    const more = [
      'asks:',
      '  - {ask: Buy a sensor, cost: EUR 1, risk_if_not: invoice-fraud, decision_by: 2026-08-01, owner: deputy}',
      '  - {ask: Hire, cost: EUR 2, risk_if_not: invoice-fraud, decision_by: 2026-08-01, owner: deputy, decision: {on: 2026-07-30, answer: no}}',
      'promises:',
      '  - {promise: Test the alarm, by: 2026-09-30, owner: deputy}',
      '  - {promise: Write a plan, by: 2026-09-30, owner: deputy, state: done}',
    ].join('\n');
    writeFileSync(path, file('2026-Q2/index.mdx').replace('period: "2026-Q2"', `period: "2026-Q2"\n${more}`));
    await write('2026-Q3');
    const text = file('2026-Q3/index.mdx');
    expect(text).toContain('Buy a sensor');
    expect(text).toContain('Test the alarm');
    expect(text).not.toContain('Hire');
    expect(text).not.toContain('Write a plan');
    await content();
  });

  it('never writes over a report', async () => {
    await write('2026-Q3');
    const before = file('2026-Q3/index.mdx') + file('2026-Q3/snapshot.json');
    await expect(write('2026-Q3')).rejects.toThrow('content/reports/2026-Q3 exists');
    expect(file('2026-Q3/index.mdx') + file('2026-Q3/snapshot.json')).toBe(before);
  });

  it('freezes again with a reason, and leaves the words alone', async () => {
    await write('2026-Q3');
    const words = file('2026-Q3/index.mdx');
    const lines = await write('2026-Q3', {
      refreeze: 'late export',
      metrics: numbers([count('incidents', '2026-Q3', 45)]),
    });
    expect(lines.join('\n')).toContain('incidents: 44 → 45');
    expect(file('2026-Q3/index.mdx')).toBe(words);
    expect((await content()).snapshots?.get('2026-Q3')?.refrozen).toHaveLength(1);
  });

  it.each([
    ['2026-Q5', {}, '"2026-Q5" is no period'],
    ['2026-Q3', { kind: 'weekly' }, 'there is no report of kind "weekly"'],
    ['2026-Q3', { refreeze: ' ' }, '--refreeze needs a reason'],
    ['2026-Q3', { refreeze: 'why' }, 'content/reports/2026-Q3 does not exist yet'],
    ['2026-Q3', { metrics: undefined }, 'there are no numbers yet'],
  ] as const)('refuses %s %o and writes nothing', async (period, more, message) => {
    await expect(write(period, more)).rejects.toThrow(ReportProblem);
    await expect(write(period, more)).rejects.toThrow(message);
    expect((await content()).snapshots?.size).toBe(0);
  });
});
