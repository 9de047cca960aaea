import type { WeighedRule } from '#lib/model/relevance-file.ts';

/** A log that is not connected, and what it would let rules answer. */
export interface Unlock {
  /** What the rules read, in words: "windows file_event". */
  log: string;
  /** Data sources of the registry that hold it and are not connected. */
  dataSources: string[];
  rules: number;
  /** Open questions that at least one of the rules may answer. */
  questions: number;
}

/** Logs by what connecting them would answer: more questions, then more rules. */
export function unlocks(rows: readonly WeighedRule[]): Unlock[] {
  const byLog = new Map<string, { dataSources: string[]; rules: number; questions: Set<string> }>();
  for (const { recommendation, log, threats, data_sources } of rows) {
    if (recommendation !== 'needs-data' || log === '') continue;
    const found = byLog.get(log) ?? { dataSources: data_sources, rules: 0, questions: new Set<string>() };
    found.rules += 1;
    for (const { threat, open } of threats)
      for (const question of open) found.questions.add(`${threat} ${question}`);
    byLog.set(log, found);
  }
  return [...byLog]
    .map(([log, { questions, ...rest }]) => ({ log, ...rest, questions: questions.size }))
    .toSorted((a, b) => b.questions - a.questions || b.rules - a.rules || (a.log < b.log ? -1 : 1));
}

/** How many rules have each recommendation; every recommendation is there. */
export function countsOf(rows: readonly WeighedRule[]): Record<WeighedRule['recommendation'], number> {
  const counts = { enable: 0, 'enable-tuned': 0, 'needs-data': 0, covered: 0, decided: 0, 'no-threat': 0 };
  for (const { recommendation } of rows) counts[recommendation] += 1;
  return counts;
}
