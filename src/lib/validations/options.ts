import type { Content } from '#lib/model/entry.ts';
import { didYouMean } from '#lib/model/nearest.ts';
import { roles } from '#lib/model/vocabulary.ts';
import { readHosts, type Hosts } from './hosts.ts';

/** What a log does not say of its tests. */
export interface LogOptions {
  /** YYYY-MM-DD. */
  today: string;
  hosts: Hosts;
  /** Who ran them; undefined: the owner of the use case. */
  by: string | undefined;
}

/** The flags of the command that are its own. */
export const logFlags = {
  scope: { type: 'text', value: 'SCOPE', help: 'of every host, or SRV-*=servers,LT-*=workstations' },
  by: { type: 'text', value: 'ROLE', help: 'who ran the tests; default: the owner of the use case' },
} as const;

/** The options of the command, or what is wrong with them in words. */
export function logOptions(
  { registries }: Content,
  { scope, by, today }: { scope: string | undefined; by: string | undefined; today: string },
): LogOptions | { problem: string; hint: string } {
  const hosts = readHosts(
    scope,
    registries.scopes.map(({ id }) => id),
  );
  if (typeof hosts !== 'function') return hosts;
  if (by === undefined || roles.some((role) => role === by)) return { today, hosts, by };
  return { problem: `there is no role "${by}"`, hint: didYouMean(by, roles) ?? `one of ${roles.join(', ')}` };
}
