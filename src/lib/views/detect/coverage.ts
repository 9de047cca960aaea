import { coverage, totalScore, type Cell, type ThreatCoverage } from '#lib/coverage/coverage.ts';
import { gaps, type Gap } from '#lib/coverage/gaps.ts';
import { dateInWords } from '#lib/model/date.ts';
import { attackView, type TacticView } from './attack.ts';
import { cellWords, reasonInWords, type Glyph } from './cell-words.ts';
import { judgedContent } from './judged.ts';
import { layers } from './layers.ts';
import { linkTo, type LinkView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import { gapView, rankedThreats } from '#lib/views/threats/threat.ts';
import { scopeName, type StatusView } from './use-case.ts';
import { impacts, inWords, likelihoods } from '#lib/views/words.ts';

/** A cell: a glyph, a number of use cases, and words for who cannot see the glyph. */
export interface CellView {
  state: Cell['state'];
  glyph: Glyph | undefined;
  count: number;
  words: string;
  reasons: string[];
  accepted: boolean;
}

/** One threat over all scopes. */
export interface CoverageRow {
  threat: LinkView;
  /** The chain behind its cells. */
  chain: string | undefined;
  rank: string;
  cells: CellView[];
  missing: string;
}

/** A gap with who closes it by when, at what price. */
export interface GapRow {
  title: string;
  threat: LinkView;
  where: string;
  reason: string;
  state: StatusView;
  line: string;
}

/** Threats by scopes, then the gaps in the order to close them, then the techniques of the threats. */
export interface CoverageView {
  title: string;
  useCases: number;
  covered: number;
  questions: number;
  accepted: number;
  /** Threats that rest on use cases this reader cannot open: in no count. */
  unjudged: number;
  scopes: { id: string; name: string }[];
  rows: CoverageRow[];
  gaps: GapRow[];
  tactics: TacticView[];
  legend: { glyph: Glyph | undefined; words: string }[];
  files: { title: string; href: string }[];
}

/** Everything the coverage page shows. */
export function coverageView(site: Site): CoverageView {
  const content = judgedContent(site);
  const covered = coverage(content, site.today);
  const ranked = rankedThreats(site).flatMap((threat) => covered.find((row) => row.threat === threat) ?? []);
  const total = totalScore(covered);
  const used = site.content.registries.scopes.filter((scope) =>
    ranked.some((row) => row.cells.some((cell) => cell.scope === scope.id && cell.state !== 'not-relevant')),
  );
  const at = `${site.base}detect/coverage/`;
  return {
    title: titleOf(ranked, total.covered, total.questions),
    useCases: site.content.entries['use-case'].filter((entry) => entry.data.lifecycle === 'live').length,
    ...total,
    unjudged: site.content.entries.threat.length - content.entries.threat.length,
    // What is late is drawn as validated.
    legend: Object.values(cellWords).filter((words) => words !== cellWords.late),
    scopes: used.map(({ id, name }) => ({ id, name })),
    rows: ranked.map((row) => rowOf(site, row, used)),
    gaps: gaps(content, site.today).map((gap) => gapRow(site, gap)),
    tactics: attackView(site, content),
    files: [
      { title: 'Coverage as CSV', href: `${at}coverage.csv` },
      { title: 'Gaps as CSV', href: `${at}gaps.csv` },
      ...layers(site).map(({ id, title }) => ({
        title: `Navigator layer: ${title.toLowerCase()}`,
        href: `${at}navigator-${id}.json`,
      })),
    ],
  };
}

function rowOf(site: Site, row: ThreatCoverage, scopes: readonly { id: string }[]): CoverageRow {
  const { data, id } = row.threat;
  const trace = site.href('/detect/trace/');
  return {
    threat: linkTo(site, `threat/${id}`),
    chain: trace && `${trace}#${id}`,
    rank: `${likelihoods[data.likelihood]}, ${impacts[data.impact]?.toLowerCase()}`,
    cells: scopes.flatMap((scope) =>
      row.cells.filter((cell) => cell.scope === scope.id).map((cell) => cellView(site, cell)),
    ),
    missing: missingIn(site, row),
  };
}

function cellView(site: Site, cell: Cell): CellView {
  return {
    ...{ state: cell.state, ...cellWords[cell.state] },
    count: cell.useCases.length,
    reasons: cell.reasons.map((reason) => reasonInWords(site, reason)),
    accepted: cell.accepted.length > 0 && cell.state !== 'accepted',
  };
}

function titleOf(rows: readonly ThreatCoverage[], covered: number, questions: number): string {
  const blind = rows.filter((row) =>
    row.cells.some(({ state }) => state === 'gap' || state === 'failed'),
  ).length;
  const first = `${covered} of ${questions} threat questions are proven everywhere they must be.`;
  return blind > 0 ? `${first} ${blind} of ${rows.length} threats have a gap somewhere.` : first;
}

/** The scopes where a threat has nothing that works, by what is wrong there. */
function missingIn(site: Site, row: ThreatCoverage): string {
  const words = {
    gap: 'No answer to a question on',
    failed: 'A test failed on',
    planned: 'An answer is planned on',
  } as const;
  return Object.entries(words)
    .flatMap(([state, text]) => {
      const names = row.cells
        .filter((cell) => cell.state === state)
        .map(({ scope }) => scopeName(site, scope));
      return names.length > 0 ? [`${text} ${names.join(', ')}.`] : [];
    })
    .join(' ');
}

function gapRow(site: Site, gap: Gap): GapRow {
  const own = gap.question.gap && gapView(gap.question.gap, site.today);
  const owner = inWords(gap.owner);
  const line = gap.closeBy ? `${owner}, by ${dateInWords(gap.closeBy)}` : `${owner}, no date yet`;
  return {
    title: gap.question.question,
    threat: linkTo(site, `threat/${gap.threat.id}`),
    where: gap.scopes.map((id) => scopeName(site, id)).join(', '),
    reason: own?.reason ?? gap.reasons.map((reason) => reasonInWords(site, reason)).join('; '),
    state: own?.state ?? { tone: 'gap', text: cellWords[gap.state].words },
    line: own?.line ?? line,
  };
}
