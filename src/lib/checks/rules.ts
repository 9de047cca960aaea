import { rule as brokenReference } from './broken-reference.ts';
import { rule as nameInBody } from './name-in-body.ts';
import { rule as overdue } from './overdue.ts';
import { rule as placeholder } from './placeholder.ts';
import { rule as renamedTechnique } from './renamed-technique.ts';
import type { Rule } from './rule.ts';
import { rule as unknownTechnique } from './unknown-technique.ts';

/** Every rule. A new one is a file, a line here and a fixture in test/sites. */
export const rules: readonly Rule[] = [
  brokenReference,
  unknownTechnique,
  renamedTechnique,
  placeholder,
  nameInBody,
  overdue,
];
