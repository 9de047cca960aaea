import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alertColumns, incidentColumns } from '#lib/exports/canonical.ts';
import { catalogue, metricNamed } from '#lib/metrics/catalogue/catalogue.ts';

const folder = 'src/lib/metrics';

describe('the catalogue', () => {
  it('has one SQL file for each metric and none beside', () => {
    const files = readdirSync(`${folder}/sql`).map((name) => name.replace('.sql', ''));
    expect(files.toSorted()).toEqual(catalogue.map(({ id }) => id).toSorted());
  });

  it('needs only columns that exist', () => {
    const both = { created_at: 'TIMESTAMP' };
    const columns = { alert: alertColumns, incident: incidentColumns, both, feedback: {}, content: {} };
    for (const metric of catalogue)
      for (const name of metric.needs) expect(columns[metric.table]).toHaveProperty(name);
  });

  it('names a clock and both stamps for every duration', () => {
    for (const { id, clocks, from, to } of catalogue.filter((metric) => metric.unit === 'seconds'))
      expect([id, clocks?.length ?? 0, typeof from, typeof to]).toEqual([
        ...[id, expect.toBeOneOf([1, 2]), 'string', 'string'],
      ]);
  });

  it('has no word in its SQL that differs between engines', () => {
    const files = [...catalogue.map(({ id }) => `sql/${id}.sql`), 'seen/alert.sql', 'seen/incident.sql'];
    for (const file of files) {
      const sql = readFileSync(`${folder}/${file}`, 'utf8').replaceAll(/--.*/g, '');
      expect(sql).not.toMatch(/round\(|AT TIME ZONE|\/\/|\blog\(/i);
    }
  });

  it('can be read without a database', () => {
    for (const name of readdirSync(`${folder}/catalogue`))
      expect(readFileSync(`${folder}/catalogue/${name}`, 'utf8')).not.toMatch(/duckdb|node:/);
  });

  it('is found by id', () => {
    expect(metricNamed('incidents')?.title).toBe('Incidents');
    expect(metricNamed('nothing')).toBeUndefined();
  });
});
