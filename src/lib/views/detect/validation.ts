import { nextTests, waitsForFix, type NextTest } from '#lib/coverage/next-tests.ts';
import { claims, type Claim } from '#lib/coverage/tests.ts';
import { technique } from '#lib/model/attack/attack.ts';
import { dateInWords } from '#lib/model/date.ts';
import { atomicLink } from './atomic.ts';
import { linkTo, type LinkView } from '#lib/views/related.ts';
import { referenceOf, type Site } from '#lib/views/site.ts';
import { scopeName, validationStatus, type StatusView } from './use-case.ts';
import { inWords, insideSentence } from '#lib/views/words.ts';

/** A use case's claim to see something in a scope, and what a test says of it. */
export interface ClaimView {
  /** The technique with its name; the use case as a whole has none. */
  what: LinkView;
  name: string;
  useCase: LinkView;
  where: string;
  when: string;
  method: string;
  test: LinkView | undefined;
  state: StatusView;
  /** When its proof ends, what is planned, what waits for whom. */
  then: string;
}

/** A claim worth a test, with the reason in one sentence. */
export interface NextView extends Pick<ClaimView, 'what' | 'name' | 'useCase' | 'where' | 'test'> {
  reason: string;
  effort: string;
}

/** What is proven, and what to test next. */
export interface ValidationView {
  title: string;
  next: NextView[];
  /** Further ones, in the download. */
  more: number;
  waiting: ClaimView[];
  /** Whether threats rank the list; without them age and effort do. */
  ranked: boolean;
  groups: { id: string; name: string; proven: number; rows: ClaimView[] }[];
  csv: string;
}

const shown = 10;

/** Everything the register of tests shows. */
export function validationView(site: Site): ValidationView {
  const all = claims(site.content, site.today);
  const next = nextTests(site.content, site.today);
  const proven = (rows: readonly Claim[]) =>
    rows.filter(({ state }) => state === 'validated' || state === 'late').length;
  return {
    title: `${proven(all)} of ${all.length} things we claim to see are proven by a test in date.`,
    next: next.slice(0, shown).map((row) => nextView(site, row)),
    more: Math.max(0, next.length - shown),
    waiting: all.filter((claim) => waitsForFix(claim, site.today)).map((claim) => claimView(site, claim)),
    ranked: site.content.entries.threat.length > 0,
    groups: site.content.registries.scopes.flatMap(({ id, name }) => {
      const rows = all.filter(({ scope }) => scope === id);
      if (rows.length === 0) return [];
      return [{ id, name, proven: proven(rows), rows: rows.map((claim) => claimView(site, claim)) }];
    }),
    csv: `${site.base}detect/validation/validation.csv`,
  };
}

function claimView(site: Site, claim: Claim): ClaimView {
  const { last } = claim;
  return {
    ...subject(site, claim),
    when: last ? dateInWords(last.date) : '',
    method: last ? inWords(last.method) : '',
    test: last && atomicLink(site, last),
    state: last ? validationStatus(last, site.today) : { tone: 'gap', text: 'Never tested' },
    then: thenWords(site, claim),
  };
}

function subject(site: Site, { useCase, scope, technique: id }: Claim) {
  return {
    what: id ? { title: id, href: site.href(`technique/${id}`) } : { title: 'As a whole', href: undefined },
    name: id ? (technique(id)?.name ?? '') : '',
    useCase: linkTo(site, referenceOf(useCase)),
    where: scopeName(site, scope),
  };
}

function thenWords({ today }: Site, { state, last, until, planned }: Claim): string {
  if (planned) return `Planned for ${dateInWords(planned.date)}`;
  const follow = last?.follow_up;
  if (state === 'failed' && follow)
    return `${follow.due < today ? 'Fix was due' : 'Fix due'} ${dateInWords(follow.due)}, ${insideSentence(follow.owner)}`;
  return until !== undefined && until >= today ? `Holds until ${dateInWords(until)}` : '';
}

const efforts = { 1: 'A script runs it', 2: 'By hand', 4: 'A day with others' } as const;

function nextView(site: Site, { claim, threat, risk, effort }: NextTest): NextView {
  const asks = threat ? `${threat.data.title} scores ${risk} of 25` : undefined;
  return {
    ...subject(site, claim),
    test: claim.last && atomicLink(site, claim.last),
    reason: `${[asks, staleWords(site, claim)].filter(Boolean).join('; ')}.`.replace(/^./, (char) =>
      char.toUpperCase(),
    ),
    effort: efforts[effort],
  };
}

/** Why the proof of a claim is not good enough, as a part of a sentence. */
function staleWords({ today }: Site, { state, last, until }: Claim): string {
  if (!last) return 'never tested here';
  if (state === 'failed') return `failed on ${dateInWords(last.date)}, and the fix is due for a test`;
  if (until === undefined) return '';
  return `its proof ${until < today ? 'ended' : 'ends'} on ${dateInWords(until)}`;
}
