import type { Said } from './said.ts';

/** Every kind of change, what matters most first. `ask`: somebody should agree to it, not only read it. */
export const changeKinds = {
  outside: { title: 'Outside content: code, build and workflows', ask: true },
  reviewers: { title: 'Who must agree to changes', ask: true },
  unreadable: { title: 'Refused by check', ask: true },
  exposure: { title: 'Who may read it', ask: true },
  exceptions: { title: 'Exceptions', ask: true },
  authority: { title: 'Severity, approval and authority', ask: true },
  identity: { title: 'An id that now names something else', ask: true },
  references: { title: 'References', ask: true },
  coverage: { title: 'Coverage', ask: false },
  pages: { title: 'Pages', ask: false },
  steps: { title: 'Steps, decisions and questions', ask: false },
  baselines: { title: 'Baselines', ask: false },
  registries: { title: 'Registries, sources and portal.yaml', ask: false },
  dates: { title: 'Dates that move backwards', ask: true },
  fields: { title: 'Other words', ask: false },
  lineEnds: { title: 'No change of meaning', ask: false },
} as const;
export type ChangeKind = keyof typeof changeKinds;

/** One change in meaning. */
export interface Change {
  kind: ChangeKind;
  /** Path from the repository root. */
  file: string;
  /** Line of the file as it is now; 1 when the place is the file. */
  line?: number;
  text: Said;
}
