import type { Mutant } from './mutant.ts';
import type { Result } from './run.ts';

interface Row {
  file: string;
  mutants: number;
  killed: number;
  timedOut: number;
  survived: number;
}

export interface Survivor {
  place: string;
  from: string;
  to: string;
  /** survivors.md says why nobody could notice it. */
  explained: boolean;
}

export interface Report {
  files: Row[];
  all: Row;
  survivors: Survivor[];
}

/** Counts per file and what no test noticed. */
export function reportOf(results: readonly Result[], explained: (mutant: Mutant) => boolean): Report {
  const files = [...Map.groupBy(results, ({ mutant }) => mutant.file)].map(([file, own]) => count(file, own));
  const survivors = results
    .filter(({ outcome }) => outcome === 'survived')
    .map(({ mutant }) => ({
      place: `${mutant.file}:${mutant.line}`,
      ...{ from: mutant.from, to: mutant.to },
      explained: explained(mutant),
    }));
  return { files, all: count('all', results), survivors };
}

/** The report for a terminal. */
export function reportText({ files, all, survivors }: Report): string {
  const head = ['', 'mutants', 'killed', 'timed out', 'survived'];
  const rows = [head, ...[...files, all].map((row) => Object.values({ ...row }).map(String))];
  const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0)))
      .join('  '),
  );
  const open = survivors.filter((row) => !row.explained);
  const told = open.flatMap(({ place, from, to }) => ['', place, `  - ${from}`, `  + ${to}`]);
  const known = survivors.length - open.length;
  const last = `Survivors to kill: ${open.length}. Explained in test/mutation/survivors.md: ${known}.`;
  return [...lines, ...told, '', last, ''].join('\n');
}

function count(file: string, results: readonly Result[]): Row {
  const of = (wanted: Result['outcome']) => results.filter(({ outcome }) => outcome === wanted).length;
  return {
    file,
    mutants: results.length,
    killed: of('killed'),
    timedOut: of('timed out'),
    survived: of('survived'),
  };
}
