import { coverage, totalScore, type Cell, type ThreatCoverage } from '#lib/coverage/coverage.ts';
import { gaps } from '#lib/coverage/gaps.ts';
import { technique, tactics, outOfScopeTactics } from '#lib/model/attack/attack.ts';
import { dateInWords } from '#lib/model/date.ts';
import { judgedContent } from './judged.ts';
import { linkTo, type LinkView } from './related.ts';
import type { Site } from './site.ts';
import { gapView, rankedThreats } from './threat.ts';
import { scopeName, type StatusView } from './use-case.ts';
import { impacts, likelihoods } from './words.ts';

/** A cell: a glyph, a number of use cases, and words for who cannot see the glyph. */
export interface CellView {
  state: Cell['state'];
  glyph: 'v' | 'd' | 'x' | 'p' | 'g' | 'a' | undefined;
  count: number;
  words: string;
  reasons: string[];
  accepted: boolean;
}

/** Threats by scopes, then the gaps in the order to close them. */
export interface CoverageView {
  title: string;
  useCases: number;
  covered: number;
  questions: number;
  accepted: number;
  /** Threats that rest on use cases this reader cannot open: in no count. */
  unjudged: number;
  scopes: { id: string; name: string }[];
  rows: { threat: LinkView; rank: string; cells: CellView[]; missing: string }[];
  gaps: { title: string; threat: LinkView; where: string; reason: string; state: StatusView; line: string }[];
  tactics: { name: string; techniques: number; outOfScope: boolean }[];
  legend: { glyph: CellView['glyph']; words: string }[];
}

/** What each state is called, and how it is drawn. */
const cellWords: Record<Cell['state'], { glyph: CellView['glyph']; words: string }> = {
  validated: { glyph: 'v', words: 'Validated' },
  late: { glyph: 'v', words: 'Validated, but late' },
  expired: { glyph: 'd', words: 'Test too old' },
  'running-untested': { glyph: 'd', words: 'Running, not tested' },
  failed: { glyph: 'x', words: 'Test failed' },
  planned: { glyph: 'p', words: 'Planned' },
  gap: { glyph: 'g', words: 'Gap' },
  accepted: { glyph: 'a', words: 'Accepted' },
  'not-relevant': { glyph: undefined, words: 'Not relevant' },
};

/** Everything the coverage page shows. */
export function coverageView(site: Site): CoverageView {
  const content = judgedContent(site);
  const covered = coverage(content, site.today);
  const ranked = rankedThreats(site).flatMap((threat) => covered.find((row) => row.threat === threat) ?? []);
  const total = totalScore(covered);
  const used = site.content.registries.scopes.filter((scope) =>
    ranked.some((row) => row.cells.some((cell) => cell.scope === scope.id && cell.state !== 'not-relevant')),
  );
  return {
    title: titleOf(ranked, total.covered, total.questions),
    useCases: site.content.entries['use-case'].filter((entry) => entry.data.lifecycle === 'live').length,
    ...total,
    unjudged: site.content.entries.threat.length - content.entries.threat.length,
    // What is late is drawn as validated.
    legend: Object.values(cellWords).filter((words) => words !== cellWords.late),
    scopes: used.map(({ id, name }) => ({ id, name })),
    rows: ranked.map((row) => ({
      threat: linkTo(site, `threat/${row.threat.id}`),
      rank: `${likelihoods[row.threat.data.likelihood]}, ${impacts[row.threat.data.impact]?.toLowerCase()}`,
      cells: used.flatMap(({ id }) =>
        row.cells.filter((cell) => cell.scope === id).map((cell) => cellView(site, cell)),
      ),
      missing: missingIn(site, row),
    })),
    gaps: gaps(content, site.today).map((gap) => {
      const own = gap.question.gap && gapView(gap.question.gap, site.today);
      return {
        title: gap.question.question,
        threat: linkTo(site, `threat/${gap.threat.id}`),
        where: gap.scopes.map((id) => scopeName(site, id)).join(', '),
        reason: own?.reason ?? gap.reasons.map((reason) => reasonInWords(site, reason)).join('; '),
        state: own?.state ?? { tone: 'gap', text: cellWords[gap.state].words },
        line: own?.line ?? '',
      };
    }),
    tactics: reachedTactics(site),
  };
}

function cellView(site: Site, cell: Cell): CellView {
  const { glyph, words } = cellWords[cell.state];
  return {
    state: cell.state,
    glyph,
    words,
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

/** A reason of lib/coverage, `use-case-id: not-detected on 2026-11-17`, as a sentence for a reader. */
function reasonInWords(site: Site, reason: string): string {
  const words = reason
    .replace(/^([a-z0-9-]+): /, (all, id: string) => {
      const entry = site.pages.get(`use-case/${id}`);
      return entry ? `${entry.data.title}: ` : all;
    })
    .replace(/\d{4}-\d{2}-\d{2}/g, dateInWords)
    .replace(/\b(not-detected|logged-only|blocked-no-alert|detected-late|not-run)\b/g, (word) =>
      word.replaceAll('-', ' '),
    );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The scopes where a threat has nothing that works, in a few words. */
function missingIn(site: Site, row: ThreatCoverage): string {
  const bad = row.cells.filter(
    (cell) => cell.state === 'gap' || cell.state === 'failed' || cell.state === 'planned',
  );
  return bad
    .map((cell) => `${scopeName(site, cell.scope)}: ${cellWords[cell.state].words.toLowerCase()}`)
    .join('. ');
}

function reachedTactics(site: Site): CoverageView['tactics'] {
  const used = new Set(
    site.content.entries['use-case']
      .filter((entry) => entry.data.lifecycle === 'live')
      .flatMap((entry) => entry.data.techniques ?? []),
  );
  return tactics.map(({ slug, name }) => ({
    name,
    techniques: [...used].filter((id) => technique(id)?.tactics.includes(slug)).length,
    outOfScope: outOfScopeTactics.includes(slug),
  }));
}
