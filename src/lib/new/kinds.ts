import type { CollectionName } from '#lib/model/collection.ts';
import { didYouMean } from '#lib/model/nearest.ts';
import { wrongUsage } from './problem.ts';
import type { Template } from './skeleton.ts';
import { block } from './templates/block.ts';
import { comms } from './templates/comms.ts';
import { exercise } from './templates/exercise.ts';
import { preparation } from './templates/preparation.ts';
import { procedure } from './templates/procedure.ts';
import { role } from './templates/role.ts';
import { threat } from './templates/threat.ts';
import { triage } from './templates/triage.ts';
import { useCase } from './templates/use-case.ts';

/** Every kind of page that can be begun, by its prefix in references. */
export const templates = {
  ...{ role, preparation, procedure, block, comms, exercise, triage },
  'use-case': useCase,
  threat,
} satisfies Partial<Record<CollectionName, Template>>;

/** A kind of page that has a skeleton. */
export type PageKind = keyof typeof templates;
export const pageKinds = Object.keys(templates) as PageKind[];

/** What is added to a use case. */
export const tunings = ['exception', 'baseline'] as const;
export type Tuning = (typeof tunings)[number];

const kinds: readonly string[] = [...pageKinds, ...tunings];

/** What people also say, and other ways to what has no skeleton. */
const elsewhere: Record<string, string> = {
  report: 'a report is begun with its numbers:  npm run report -- 2026-Q3',
  plan: 'there is one plan, and it is there: content/incident-response/plan.mdx',
  playbook: 'a playbook is a procedure:  npm run new -- procedure "TITLE"',
};

/** The kind somebody typed. Throws a NewProblem of usage that says which there are. */
export function kindOf(written: string | undefined): PageKind | Tuning {
  if (written !== undefined && kinds.includes(written)) return written as PageKind | Tuning;
  const all = `one of ${kinds.join(', ')}`;
  if (written === undefined) throw wrongUsage('KIND is missing', all);
  const other = Object.hasOwn(elsewhere, written) ? elsewhere[written] : undefined;
  throw wrongUsage(`"${written}" is not begun here`, other ?? didYouMean(written, kinds) ?? all);
}
