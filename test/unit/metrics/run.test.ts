import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runMetrics, type RunOptions } from '#lib/metrics/run.ts';
import { withFolder } from '#test/unit/exports/folder.ts';

const sources = `sources:
  - id: edr
    kind: alerts
    format: csv
    files: [edr.csv]
    timezone: UTC
    map: {id: id, rule: rule, level: {column: level, values: {H: high}}, created_at: at, acknowledged_at: seen}
`;
/** A row of two is whole; one has a level nobody knows, one no time, one too few cells. */
const csv = `id,rule,level,at,seen
1,mail,H,2026-09-01 10:00:00,2026-09-01 10:05:00
2,mail,?,2026-09-02 10:00:00,
3,mail,H,soon,
4,mail
`;

interface Asked {
  cache: string;
  folder: string;
  /** A run, and what it said. */
  run: (options?: Partial<RunOptions>) => Promise<{ text: string; notes: string[] }>;
}

function asked<T>(use: (asked: Asked) => Promise<T>): Promise<T> {
  return withFolder({ 'exports/sources.yaml': sources, 'exports/edr.csv': csv }, (root) => {
    const [folder, cache] = [join(root, 'exports'), join(root, 'cache')];
    const run: Asked['run'] = async (options) => {
      const notes: string[] = [];
      const done = await runMetrics({
        ...{ folder, cache, today: '2026-10-01', timezone: 'UTC', memory: 1024 ** 3 },
        onProgress: (line) => void notes.push(line),
        ...options,
      });
      return { text: JSON.stringify(done), notes };
    };
    return use({ cache, folder, run });
  });
}

const unchanged = 'nothing changed since an earlier run, whose numbers these are';

describe('a second run', () => {
  it('gives the same numbers, ledger and quarantine without reading a row', async () => {
    await asked(async ({ run }) => {
      const [first, second] = [await run(), await run()];
      expect(second.text).toBe(first.text);
      expect(first.text).toContain('"reason":"the row has fewer cells than the header"');
      expect(first.notes).toContainEqual(expect.stringMatching(/reading edr\.csv/));
      expect(second.notes).toEqual([unchanged]);
    });
  });

  it('reads again when a file, sources.yaml, the day, a target or the period is another', async () => {
    await asked(async ({ run, folder }) => {
      await run();
      const others: Partial<RunOptions>[] = [
        { today: '2026-10-02' },
        { timezone: 'Europe/Oslo' },
        { asOf: '2026-09-30T00:00:00Z' },
        { targets: { 'time-to-acknowledge': 60 } },
        { rules: [{ rule: 'mail', useCase: 'mail' }] },
        { period: '2026-09' },
      ];
      for (const other of others) expect((await run(other)).notes).not.toContain(unchanged);
      writeFileSync(join(folder, 'edr.csv'), csv.replace('10:05', '10:06'));
      expect((await run()).notes).not.toContain(unchanged);
      writeFileSync(join(folder, 'sources.yaml'), `${sources}    skew_tolerance: 5\n`);
      expect((await run()).notes).not.toContain(unchanged);
    });
  });

  it('reads again, and says why, when the cache is damaged', async () => {
    await asked(async ({ run, cache }) => {
      const first = await run();
      const [name = ''] = readdirSync(join(cache, 'metrics'));
      const path = join(cache, 'metrics', name);
      writeFileSync(path, readFileSync(path, 'utf8').replace('"n":2', '"n":7'));
      const second = await run();
      expect(second.text).toBe(first.text);
      expect(second.notes[0]).toMatch(/damaged: everything is read again/);
      expect((await run()).notes).toEqual([unchanged]);
    });
  });

  it('needs no cache: where none can be written the run says so and goes on', async () => {
    await asked(async ({ run, cache }) => {
      writeFileSync(cache, 'a file stands in its place');
      const [first, second] = [await run(), await run()];
      expect(second.text).toBe(first.text);
      expect(second.notes.at(-1)).toMatch(/^the cache could not be written/);
    });
  });
});
