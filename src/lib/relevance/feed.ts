import type { DataSource } from '#lib/model/registry.ts';
import { logSourceWords, type LogSource, type VendorRule } from '#lib/rules/rule.ts';

/** Whether what a rule reads reaches us. */
export interface Feed {
  /** `unlisted`: no data source of the registry says that it holds the log. `unsaid`: the rule names none. */
  state: 'connected' | 'not-connected' | 'unlisted' | 'unsaid';
  /** Data sources that hold it: the connected ones where there are any. */
  sources: DataSource[];
  /** Scopes it can come from; undefined when nothing of its product is known. */
  reach: ReadonlySet<string> | undefined;
  /** What it reads, in words. */
  log: string;
}

/**
 * Whether a data source holds a log: by a row of its `sigma_logsources` that asks for nothing the log does not have
 * (a log without a product fits any), or by its name or product.
 */
export function holds(source: DataSource, log: LogSource): boolean {
  if (log.name !== undefined) return [source.product, source.name].some((name) => same(name, log.name));
  return (source.sigma_logsources ?? []).some(
    (row) =>
      (!row.product || !log.product || same(row.product, log.product)) &&
      (!row.service || same(row.service, log.service)) &&
      (!row.category || same(row.category, log.category)) &&
      Boolean(row.product ? (log.product ?? row.category ?? row.service) : (row.service ?? row.category)),
  );
}

/** What the registry can say about the logs a rule needs: every group must be served, by any one of its logs. */
export function feedOf({ needs }: Pick<VendorRule, 'needs'>, registry: readonly DataSource[]): Feed {
  const groups = needs.map((logs) => registry.filter((source) => logs.some((log) => holds(source, log))));
  const connected = groups.map((group) => group.filter((source) => source.connected));
  const log = needs.map((logs) => some(logs.map(logSourceWords))).join(' and ');
  if (groups.length === 0) return { state: 'unsaid', sources: [], reach: undefined, log };
  if (connected.every((group) => group.length > 0)) return { state: 'connected', ...reached(connected), log };
  const listed = groups.every((group) => group.length > 0);
  if (!listed) return { state: 'unlisted', sources: [], reach: reachOfProducts(needs.flat(), registry), log };
  // Of a group that is served nothing has to be connected.
  const missing = groups.filter((_, index) => connected[index]?.length === 0);
  return { state: 'not-connected', ...reached(groups), sources: [...new Set(missing.flat())], log };
}

/** Where other logs of the same product come from: no log of Windows tells of the cloud. */
function reachOfProducts(logs: readonly LogSource[], registry: readonly DataSource[]): Feed['reach'] {
  const akin = registry.filter(({ sigma_logsources: rows = [] }) =>
    rows.some(({ product }) => product && logs.some((log) => same(product, log.product))),
  );
  return akin.length > 0 ? new Set(akin.flatMap(({ scopes }) => scopes)) : undefined;
}

/** Scopes where every group is served. */
function reached(groups: readonly DataSource[][]): Pick<Feed, 'sources' | 'reach'> {
  const scopes = groups.map((group) => new Set(group.flatMap((source) => source.scopes)));
  const [first = new Set<string>(), ...others] = scopes;
  const reach = new Set([...first].filter((scope) => others.every((other) => other.has(scope))));
  return { sources: [...new Set(groups.flat())], reach };
}

/** Three of many: a rule that reads ten logs is fed by any. */
function some(words: readonly string[]): string {
  const unique = [...new Set(words)];
  return unique.length > 3 ? `${unique.slice(0, 3).join(', ')} or others` : unique.join(' or ');
}

function same(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}
