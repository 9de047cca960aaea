import { runningRules } from '#lib/coverage/rule-rows.ts';
import { traces, type Break, type Trace, type TraceLink } from '#lib/coverage/trace.ts';
import { isLive } from '#lib/model/tier.ts';
import { stateStatus } from './cell-words.ts';
import { judgedContent } from './judged.ts';
import { linksTo, linkTo, type LinkView } from '#lib/views/related.ts';
import { referenceOf, type Site } from '#lib/views/site.ts';
import { gapView, rankedThreats } from '#lib/views/threats/threat.ts';
import { scopeName, type StatusView } from './use-case.ts';
import { listed } from '#lib/views/words.ts';

/** One use case that answers a question, and what hangs on it. */
export interface TraceLinkView {
  useCase: LinkView;
  /** A rule leads to its row below; one of a use case that is not live has none. */
  rules: LinkView[];
  guide: LinkView | undefined;
  procedures: LinkView[];
  /** "Validated: servers, workstations". */
  proven: StatusView[];
}

/** A question with the chain behind it. */
export interface TraceRow {
  question: string;
  links: TraceLinkView[];
  /** Where the chain ends too early, or hangs by a thread. */
  breaks: StatusView[];
  /** Why nothing answers it, and who closes it by when. */
  gap: string;
}

/** From each threat to what people do, and back from each rule. */
export interface TraceView {
  title: string;
  threats: { id: string; threat: LinkView; whole: StatusView; rows: TraceRow[] }[];
  rules: {
    id: string;
    rule: string;
    product: string;
    useCases: LinkView[];
    threats: LinkView[];
    guides: LinkView[];
    procedures: LinkView[];
  }[];
}

/** Everything the page on the chain shows. */
export function traceView(site: Site): TraceView {
  const content = judgedContent(site);
  const all = traces(content, site.today);
  const threats = rankedThreats(site).flatMap((threat) => {
    const rows = all.filter((row) => row.threat === threat);
    if (rows.length === 0) return [];
    const whole = rows.filter(({ breaks, accepted }) => breaks.length === 0 && !accepted).length;
    const tone: StatusView['tone'] = whole === rows.length ? 'ok' : whole > 0 ? 'part' : 'gap';
    return [
      {
        ...{ id: threat.id, threat: linkTo(site, referenceOf(threat)) },
        whole: { tone, text: `${whole} of ${rows.length} chains are whole` },
        rows: rows.map((row) => rowView(site, row)),
      },
    ];
  });
  const whole = all.filter(({ breaks, accepted }) => breaks.length === 0 && !accepted).length;
  return {
    title: `${whole} of ${all.length} chains hold from the threat to the playbook.`,
    threats,
    rules: rulesOf(site, all),
  };
}

function rowView(site: Site, { question, links, breaks, accepted }: Trace): TraceRow {
  const gap = question.gap && gapView(question.gap, site.today);
  return {
    question: question.question,
    gap: gap ? [gap.reason, gap.line].filter(Boolean).join(' ') : '',
    links: links.map((link) => linkView(site, link)),
    breaks: [
      ...(accepted ? [{ tone: 'planned' as const, text: 'Accepted gap' }] : []),
      ...breaks.flatMap((one) => breakView(site, one)),
    ],
  };
}

function linkView(site: Site, { useCase, rules, guide, procedures, places }: TraceLink): TraceLinkView {
  const states = [...new Set(places.map(({ state }) => state))];
  return {
    useCase: linkTo(site, referenceOf(useCase)),
    rules: rules.map(({ product, rule }) => ({
      title: rule,
      href: isLive(useCase.data) ? `#${ruleId(product, rule)}` : undefined,
    })),
    guide: guide && linkTo(site, referenceOf(guide)),
    procedures: linksTo(
      site,
      'procedure',
      procedures.map(({ id }) => id),
    ),
    proven: states.map((state) => {
      const { tone, text } = stateStatus(state);
      const names = places
        .filter((place) => place.state === state)
        .map(({ scope }) => scopeName(site, scope));
      return { tone, text: `${text}: ${listed(names)}` };
    }),
  };
}

const words: Record<Exclude<Break['kind'], 'gap' | 'nothing-there' | 'not-proven'>, string> = {
  'no-rule': 'runs no rule',
  'no-guide': 'has no triage guide',
  'no-procedure': 'leads to no playbook',
  'other-procedure': 'leads to no playbook of this threat',
};

/** Said where nothing else on the row says it: states of places stand beside their use case. */
function breakView(site: Site, one: Break): StatusView[] {
  if (one.kind === 'gap') return [{ tone: 'gap', text: 'Nothing answers it' }];
  if ('scopes' in one) {
    const where = listed(one.scopes.map((id) => scopeName(site, id)));
    return one.kind === 'not-proven' ? [] : [{ tone: 'gap', text: `Nothing sees it on ${where}` }];
  }
  return [{ tone: 'part', text: `${one.useCase.data.title} ${words[one.kind]}` }];
}

/** The other direction: every rule a live use case runs, with what it is for and where it leads. */
function rulesOf(site: Site, all: readonly Trace[]): TraceView['rules'] {
  const rules = new Map<string, TraceView['rules'][number]>();
  for (const useCase of site.content.entries['use-case'].filter(({ data }) => isLive(data)))
    for (const { product, rule } of runningRules(useCase.data)) {
      const id = ruleId(product, rule);
      const known = rules.get(id) ?? {
        id,
        rule,
        product,
        useCases: [],
        threats: [],
        guides: [],
        procedures: [],
      };
      const mine = all.filter(({ links }) => links.some((link) => link.useCase === useCase));
      const links = mine.flatMap((row) => row.links.filter((link) => link.useCase === useCase));
      rules.set(id, {
        ...known,
        useCases: joined(known.useCases, [linkTo(site, referenceOf(useCase))]),
        threats: joined(
          known.threats,
          mine.map(({ threat }) => linkTo(site, referenceOf(threat))),
        ),
        guides: joined(known.guides, linksTo(site, 'triage', [useCase.data.triage_guide ?? ''])),
        procedures: joined(
          known.procedures,
          linksTo(
            site,
            'procedure',
            links.flatMap(({ procedures }) => procedures.map((entry) => entry.id)),
          ),
        ),
      });
    }
  return [...rules.values()].toSorted((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}

function joined(known: LinkView[], more: LinkView[]): LinkView[] {
  const addresses = new Set(known.map(({ href }) => href));
  return [...known, ...more.filter(({ href }) => !addresses.has(href) && addresses.add(href))];
}

/** An address on the page for a rule, from its words. */
function ruleId(product: string, rule: string): string {
  return `rule-${`${product} ${rule}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')}`;
}
