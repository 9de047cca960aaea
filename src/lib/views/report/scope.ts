import { isTeam } from '#lib/model/audience.ts';
import type { Audience } from '#lib/model/portal.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';

/**
 * A snapshot for an audience: threats it has no page of are not named. What is left out breaks the seal, which only the
 * file in the repository needs.
 */
export function scopeSnapshot(
  audience: Audience,
  threats: ReadonlySet<string>,
  snapshot: Snapshot,
): Snapshot {
  if (isTeam(audience)) return snapshot;
  return { ...snapshot, threats: snapshot.threats.filter(({ id }) => threats.has(id)) };
}
