import { periodLabel } from '#lib/charts/period.ts';
import type { Snapshot, ThreatState } from '#lib/model/snapshot.ts';
import type { Site } from '#lib/views/site.ts';

export interface StateView {
  kind: 'ok' | 'part' | 'gap' | 'planned';
  words: string;
}

/** Detection of one threat now, and in the report before where it was judged too. */
export interface ThreatRow {
  title: string;
  href: string | undefined;
  before: StateView | undefined;
  now: StateView;
  moved: 'better' | 'worse' | undefined;
}

export interface ThreatsTable {
  /** "12 of 37 questions about our ten threats have a tested alarm". */
  title: string;
  /** Heads of the two columns; the first is undefined without a report before. */
  before: string | undefined;
  now: string;
  rows: ThreatRow[];
}

type Row = Snapshot['threats'][number];

const tones = {
  tested: 'ok',
  running: 'part',
  gap: 'gap',
  accepted: 'planned',
  'not-asked': 'planned',
} as const;

function stateOf({ state, covered, questions }: Row): StateView {
  return { kind: tones[state], words: wordsOf(state, covered, questions) };
}

function wordsOf(state: ThreatState, covered: number, questions: number): string {
  const tested = covered > 0 ? `${covered} of ${questions} tested` : 'not tested';
  switch (state) {
    case 'tested':
      return 'Tested alarms';
    case 'running':
      return `Runs, ${tested}`;
    case 'gap':
      return covered > 0 ? `Blind spot, ${tested}` : 'Blind spot, nothing tested';
    case 'accepted':
      return 'Risk accepted';
    case 'not-asked':
      return 'Not looked at';
  }
}

const order: readonly ThreatState[] = ['not-asked', 'gap', 'running', 'accepted', 'tested'];

/** Threats by risk, each with what would show it. */
export function threatsTable(site: Site, snapshot: Snapshot, earlier: Snapshot | undefined): ThreatsTable {
  const known = new Map(earlier?.threats.map((row) => [row.id, row]));
  const sum = (key: 'covered' | 'questions') => snapshot.threats.reduce((total, row) => total + row[key], 0);
  return {
    title: `${sum('covered')} of ${sum('questions')} questions about our ${snapshot.threats.length} threats have a tested alarm`,
    before: earlier && periodLabel(earlier.period),
    now: periodLabel(snapshot.period),
    rows: snapshot.threats.map((row) => {
      const { id, title } = row;
      const old = known.get(id);
      return {
        ...{ title, href: site.href(`threat/${id}`), now: stateOf(row) },
        before: old && stateOf(old),
        moved: old && moved(old, row),
      };
    }),
  };
}

function moved(before: Row, now: Row): ThreatRow['moved'] {
  if (before.state === 'not-asked' || now.state === 'not-asked') return undefined;
  const step = order.indexOf(now.state) - order.indexOf(before.state) || now.covered - before.covered;
  return step === 0 ? undefined : step > 0 ? 'better' : 'worse';
}
