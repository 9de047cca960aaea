import type { Answer, Severity } from '#lib/model/vocabulary.ts';

/** A row of the decision: `when` names the answers that fit, by question. */
export interface Row {
  when: Readonly<Record<string, readonly Answer[]>>;
  disposition: string;
  tone: string;
  reason: string;
  then: string;
  undetermined: boolean;
  escalate?: { severity: Severity; title: string; href?: string };
}

/** What the page says of its guide, in `data-given`. */
export interface Guide {
  guide: string;
  title: string;
  version: string;
  questions: readonly { id: string; number: number; title: string }[];
  rows: readonly Row[];
  decideSeconds?: number;
  unknownSeconds?: number;
  closeNote: string;
  variables: readonly string[];
  other?: { name: string; sends: readonly string[]; gets: readonly string[]; feedback: string };
}
