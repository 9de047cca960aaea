import type { Content } from '#lib/model/entry.ts';
import type { VendorPack } from '#lib/model/registry.ts';
import type { Decided } from '#lib/model/relevance-file.ts';
import { productOf, type RuleFormat, type RuleName, type VendorRule } from '#lib/rules/rule.ts';

/** What was decided already, by everything a use case may call a rule. */
export interface Decisions {
  /** The decision of a use case on a rule, else of the most specific pack. */
  of(rule: VendorRule): Decided | undefined;
  /** The use case that runs a rule its author has given up. */
  runs(retired: RuleName): string | undefined;
}

interface Row {
  useCase: string;
  origin: string;
  product: string;
  relevance: { decision: NonNullable<Decided['decision']>; reason: NonNullable<Decided['reason']> } & {
    decided_on: string;
    revisit_by: string;
    hash?: string | undefined;
  };
}

/** Collects the decisions of use cases that are not retired, and of packs. A use case outranks a pack. */
export function decisions(content: Content): Decisions {
  const byName = new Map<string, Row[]>();
  for (const { id, data } of content.entries['use-case']) {
    if (data.lifecycle === 'retired') continue;
    for (const { origin, product, rule, url, relevance } of data.content ?? []) {
      if (!relevance) continue;
      for (const name of namesIn(rule, url)) {
        const rows = byName.get(name);
        const row = { useCase: id, origin, product, relevance };
        if (rows) rows.push(row);
        else byName.set(name, [row]);
      }
    }
  }
  const packs = content.registries['vendor-packs'];
  const rowFor = (rule: RuleName) =>
    namesOf(rule)
      .flatMap((name) => byName.get(name) ?? [])
      .find((candidate) => isOf(candidate, rule.format));
  return {
    runs: (retired) => {
      const row = rowFor(retired);
      return row?.relevance.decision.startsWith('enable') ? row.useCase : undefined;
    },
    of: (rule) => {
      const row = rowFor(rule);
      if (row) return fromUseCase(row, rule);
      const pack = packFor(packs, rule);
      return pack && fromPack(pack);
    },
  };
}

/** What a use case writes for a rule: `proc_creation_x (28ecba0a)`, a title, an id, an address that ends in its file. */
function namesIn(rule: string, url: string | undefined): string[] {
  const text = rule.toLowerCase();
  const file = url && /([^/?#]+)\.(?:ya?ml|toml)(?:[?#].*)?$/i.exec(url)?.[1]?.toLowerCase();
  const ids = text.match(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{8}\b/g) ?? [];
  const plain = text.replace(/\s*\([^()]*\)\s*$/, '').trim();
  return [...new Set([text.trim(), plain, ...ids, ...(file ? [file] : [])])];
}

function namesOf({ id, title, file }: RuleName): string[] {
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, '');
  const short = /^[0-9a-f]{8}-/i.test(id) ? [id.slice(0, 8)] : [];
  return [id, ...short, stem, title].map((name) => name.toLowerCase());
}

/** Titles are common words: the row must speak of the same product. */
function isOf({ origin, product }: Row, format: RuleFormat): boolean {
  if (origin === 'sigma' || format === 'sigma') return origin === 'sigma' && format === 'sigma';
  return product.toLowerCase().includes(format);
}

function fromUseCase({ useCase, relevance }: Row, { hash }: VendorRule): Decided {
  const { decision, reason, decided_on: on, revisit_by } = relevance;
  const older = relevance.hash !== undefined && !hash.startsWith(relevance.hash.toLowerCase());
  const by = `use-case/${useCase}`;
  return { by, decision, reason, on, revisit_by, ...(older ? { older_version: true as const } : {}) };
}

function fromPack({ id, decision, reason, decided_on: on, revisit_by }: VendorPack): Decided {
  return { by: `vendor-pack/${id}`, decision, reason, on, revisit_by };
}

/** The most specific pack that holds a rule: more conditions, then a rule before a tag, then the longer pattern. */
function packFor(packs: readonly VendorPack[], rule: VendorRule): VendorPack | undefined {
  return packs
    .filter(({ match }) => matches(match, rule))
    .toSorted((a, b) => weight(b.match) - weight(a.match))[0];
}

function weight({ product, tag, rule }: VendorPack['match']): number {
  const length = Math.min(999, (rule ?? tag ?? '').length);
  return [product, tag, rule].filter(Boolean).length * 1e4 + (rule ? 2e3 : tag ? 1e3 : 0) + length;
}

function matches({ product, tag, rule: pattern }: VendorPack['match'], rule: VendorRule): boolean {
  const logs = rule.needs.flat().flatMap((log) => Object.values(log) as string[]);
  const names = namesOf(rule);
  return (
    (product !== undefined || tag !== undefined || pattern !== undefined) &&
    (product === undefined || [productOf[rule.format], ...logs].some((word) => like(product, word))) &&
    (tag === undefined || rule.tags.some((word) => like(tag, word))) &&
    (pattern === undefined || names.some((word) => like(pattern, word)))
  );
}

/** Whether a word is what a pattern says; `*` stands for anything. Read by hand: a pattern cannot be made slow. */
function like(pattern: string, word: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const text = word.toLowerCase();
  if (rest.length === 0) return text === first;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}
