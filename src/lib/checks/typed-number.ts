import { formatShare } from '#lib/charts/format.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { isLive } from '#lib/model/tier.ts';
import type { CheckInput, Rule } from './rule.ts';
import { bodyOf } from './text.ts';
import { finding } from './where.ts';

/** A number in a report's own words that its snapshot contradicts. */
export const rule: Rule = {
  id: 'typed-number',
  severity: 'error',
  title: 'A number in the words of a report is the one of its snapshot.',
  why: 'the page says one number above and another below, and the reader believes neither',
  example: {
    file: 'content/reports/2026-Q3/index.mdx',
    wrong: 'We handled 6 incidents.',
    says: 'the text says 6 incidents, the snapshot says 5',
    right: 'We handled 5 incidents.',
  },
  check: (input) =>
    input.content.entries.report
      .filter(({ data }) => isLive(data))
      .flatMap((entry) => {
        const snapshot = input.content.snapshots?.get(entry.id);
        return snapshot ? contradictions(input, entry, snapshot) : [];
      }),
};

function contradictions(input: CheckInput, { file }: Entry<'report'>, snapshot: Snapshot) {
  const source = input.sources.get(file);
  if (!source) return [];
  const body = bodyOf(source);
  // The headline stands in front matter; prices, dates and hours beside it are no measurements.
  const headline = source.text
    .slice(0, body.start)
    .replace(/^(?!\s*- [^{:]*$|headline:|summary:).*$/gm, (line) => ' '.repeat(line.length));
  return [{ text: headline, start: 0 }, body].flatMap(({ text, start }) =>
    claimsIn(text).flatMap(({ index, words, said, known }) => {
      const values = known(snapshot);
      const [now] = values;
      if (now === undefined || values.includes(said)) return [];
      return [
        finding(
          rule,
          { file, at: source.point(start + index), length: words.length },
          `the text says ${words}, the snapshot says ${now}`,
          { hint: 'correct the sentence, or leave the number to  <Headline />  and  <Figure />' },
        ),
      ];
    }),
  );
}

interface Claim {
  index: number;
  /** As written. */
  words: string;
  /** The number in it, as a value is printed. */
  said: string;
  /** The values that would be right, that of the period first; none when the snapshot cannot tell. */
  known: (snapshot: Snapshot) => string[];
}

/** "44 incidents", "12 of 37", "93 of 100 … in time", "52% … in time": what can be held against one metric. */
function claimsIn(text: string): Claim[] {
  const incidents = [...text.matchAll(/(?<![\d.,-])(\d[\d,]*) incidents\b/gi)].map((match) => ({
    ...claim(match),
    said: (match[1] ?? '').replaceAll(',', ''),
    known: (snapshot: Snapshot) => valuesOf(snapshot, ['incidents'], ({ n }) => String(n)),
  }));
  const whole = [...text.matchAll(/(?<![\d.,-])(\d+) of (?:the )?(\d+)\b/g)].map((match) => ({
    ...claim(match),
    said: match[1] ?? '',
    known: (snapshot: Snapshot) =>
      valuesOf(snapshot, ['validated-coverage', 'preparation-readiness', 'exercise-recency'], ({ k, n }) =>
        String(n) === match[2] ? String(k ?? 0) : undefined,
      ),
  }));
  const shares = [
    ...text.matchAll(/(?<![\d.,-])(\d+)(?:%| of (?:every )?100\b)[^.\n]*?\b(?:in|on) time\b/gi),
  ].map((match) => ({
    ...claim(match),
    words: /^\d+(?:%| of (?:every )?100)/.exec(match[0])?.[0] ?? match[0],
    said: `${match[1]}%`,
    known: (snapshot: Snapshot) =>
      valuesOf(snapshot, ['mssp-in-target', 'acknowledged-in-target'], ({ share }) =>
        share === undefined ? undefined : formatShare(share),
      ),
  }));
  return [...incidents, ...whole, ...shares];
}

function claim(match: RegExpExecArray): { index: number; words: string } {
  return { index: match.index, words: match[0] };
}

/** Overall values of some metrics: of the period first, then of the period before and of each month. */
function valuesOf(
  { results, period }: Snapshot,
  metrics: readonly string[],
  value: (result: Pick<MetricResult, 'n' | 'k' | 'share'>) => string | undefined,
): string[] {
  const found = results.filter(({ metric }) => metrics.includes(metric));
  const own = found.filter((row) => row.period === period && Object.keys(row.slice).length === 0);
  const all = [...own, ...own.flatMap(({ previous }) => previous ?? []), ...found];
  return all.flatMap((row) => value(row) ?? []);
}
