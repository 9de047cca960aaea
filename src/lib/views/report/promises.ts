import { dateInWords } from '#lib/model/date.ts';
import type { Report } from '#lib/model/report.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

/** A decision a report asks for. */
export interface AskView {
  ask: string;
  cost: string;
  by: string;
  owner: string;
  /** The threat that stays as it is without it, and its page where this reader has it. */
  risk: { title: string; href: string | undefined };
  /** What was decided, once it was. */
  decided: string | undefined;
}

/** What was promised, and what came of it. */
export interface PromiseView {
  promise: string;
  /** "Done", "Late, now 15 Jan 2027". */
  state: string;
  kind: 'ok' | 'part' | 'gap' | 'planned';
  outcome: string;
  owner: string;
}

export function askViews(site: Site, { asks = [] }: Report): AskView[] {
  return asks.map(({ ask, cost, decision_by, owner, risk_if_not, decision }) => ({
    ...{ ask, cost, by: dateInWords(decision_by), owner: inWords(owner) },
    risk: {
      title: site.pages.get(`threat/${risk_if_not}`)?.data.title ?? 'a threat you cannot open',
      href: site.href(`threat/${risk_if_not}`),
    },
    decided: decision && `${answers[decision.answer]} on ${dateInWords(decision.on)}`,
  }));
}

const answers = { yes: 'Agreed', no: 'Declined', later: 'Put off' } as const;

export function promiseViews({ promises = [] }: Report): PromiseView[] {
  return promises.map(({ promise, by, owner, state, outcome = '' }) => ({
    ...{ promise, outcome, owner: inWords(owner) },
    ...states[state](dateInWords(by)),
  }));
}

const states = {
  open: (by: string) => ({ state: `By ${by}`, kind: 'planned' as const }),
  done: () => ({ state: 'Done', kind: 'ok' as const }),
  late: (by: string) => ({ state: `Late, now ${by}`, kind: 'gap' as const }),
  dropped: () => ({ state: 'Given up', kind: 'part' as const }),
};
