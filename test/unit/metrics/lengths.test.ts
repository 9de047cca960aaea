import { describe, expect, it } from 'vitest';
import { computeMetrics } from '#lib/metrics/compute.ts';
import { databaseWith, source, type Row } from './database.ts';

/** Five alerts of each team a minute apart, acknowledged after so many minutes. */
const minutes = { alpha: 1, unknown: 2, zulu: 3 };
const alerts = Object.entries(minutes).flatMap(([team, wait]) =>
  [0, 1, 2, 3, 4].map((at): Row => {
    const stamp = (minute: number) => `2026-09-01 10:${String(minute).padStart(2, '0')}:00`;
    const times = { created_at: stamp(at), acknowledged_at: stamp(at + wait), closed_at: stamp(at + 9) };
    return { id: `${team}-${at}`, source: 'desk', team, ...times };
  }),
);

async function mediansOf(rows: Row[]): Promise<Map<string | undefined, number | null | undefined>> {
  const connection = await databaseWith({ alerts: rows });
  const { results } = await computeMetrics({
    connection,
    sources: [source('desk', 'alerts')],
    asOf: '2026-10-01T00:00:00Z',
    timezone: 'UTC',
  });
  const found = results.filter(
    ({ metric, clock, period }) => metric === 'time-to-acknowledge' && clock === 'W' && period === '2026-Q3',
  );
  return new Map(found.map(({ slice, median }) => [slice.team, median]));
}

describe('durations of a slice', () => {
  it('are its own, also beyond a team that is called unknown', async () => {
    expect(await mediansOf(alerts)).toEqual(
      new Map([
        [undefined, 120],
        ...Object.entries(minutes).map(([team, wait]) => [team, wait * 60] as const),
      ]),
    );
  });

  it('of cases without a team stand with those of the team called unknown', async () => {
    const nobodys = alerts.map(({ team, ...rest }) =>
      team === 'unknown' ? rest : { team: team ?? '', ...rest },
    );
    expect(await mediansOf(nobodys)).toEqual(await mediansOf(alerts));
  });
});
