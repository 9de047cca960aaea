import type { DuckDBConnection } from '@duckdb/node-api';
import { seconds } from '#lib/model/duration.ts';
import type { Portal } from '#lib/model/portal.ts';
import { openSpans, openTime, type Hours, type Span } from './hours.ts';

/** Who is on watch when, and how fast they agreed to be: what portal.yaml says of hours and teams. */
export interface Watch {
  /** Business hours; without them no clock but the wall's can be read. */
  hours?: Hours | undefined;
  teams: readonly {
    id: string;
    hours: '24x7' | 'business-hours';
    /** The team is the provider's. */
    provider: boolean;
    /** Agreed seconds by alert level. */
    agreed: readonly { level: string; acknowledge: number; decide: number }[];
  }[];
}

/** A portal that says nothing of hours: every clock but the wall's is missing. */
export const nobody: Watch = { teams: [] };

/** The watch of a portal. The provider's team bears its name, or the id `mssp`. */
export function watchOf(portal: Pick<Portal, 'timezone' | 'business_hours' | 'teams' | 'provider'>): Watch {
  return {
    hours: { timezone: portal.timezone, ...portal.business_hours },
    teams: portal.teams.map(({ id, name, hours, clock }) => ({
      ...{ id, hours },
      provider: id === 'mssp' || name === portal.provider,
      agreed: Object.entries(clock).map(([level, { acknowledge, decide }]) => ({
        ...{ level, acknowledge: seconds(acknowledge), decide: seconds(decide) },
      })),
    })),
  };
}

/** Fills the tables metric SQL joins: `watch` (team, hours, provider), `agreed` (team, level, acknowledge, decide in seconds). */
export async function placeWatch(connection: DuckDBConnection, { teams }: Watch): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE watch (team VARCHAR, hours ENUM ('24x7', 'business-hours'), provider BOOLEAN);
     CREATE OR REPLACE TEMP TABLE agreed (team VARCHAR, level VARCHAR, acknowledge DOUBLE, decide DOUBLE)`,
  );
  for (const { id, hours, provider, agreed } of teams) {
    await connection.run('INSERT INTO watch VALUES ($1, $2, $3)', [id, hours, provider]);
    for (const { level, acknowledge, decide } of agreed)
      await connection.run(`INSERT INTO agreed VALUES ($1, $2, ${acknowledge}, ${decide})`, [id, level]);
  }
}

/** The open spans of a watch; none without business hours. */
export function spansOf({ hours }: Watch, from: number, to: number): Span[] {
  return hours
    ? openSpans(hours, from, to).flatMap((span) =>
        span.to > from && span.from < to
          ? { from: Math.max(from, span.from), to: Math.min(to, span.to) }
          : [],
      )
    : [];
}

/** Hours that a team was on duty between two instants; undefined for a team portal.yaml does not name. */
export function dutyHours(
  { teams, hours }: Watch,
  spans: readonly Span[],
  team: string,
  { from, to }: Span,
): number | undefined {
  const known = teams.find(({ id }) => id === team);
  if (!known || to <= from) return undefined;
  if (known.hours === '24x7') return (to - from) / 3_600_000;
  return hours && openTime(spans, from, to) / 3_600_000;
}
