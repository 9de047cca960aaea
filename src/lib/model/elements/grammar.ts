import { block } from './block.ts';
import { branch, decision } from './decision.ts';
import type { ElementDefinition } from './element.ts';
import { why, warn } from './note.ts';
import { phase } from './phase.ts';
import { question } from './question.ts';
import { ref } from './ref.ts';
import { reportElements } from './report.ts';
import { step } from './step.ts';

/** Every element content may use, by name. Anything else in a body is a finding. */
export const grammar: ReadonlyMap<string, ElementDefinition> = new Map(
  [phase, step, decision, branch, block, why, warn, question, ref, ...reportElements].map((element) => [
    element.name,
    element,
  ]),
);
