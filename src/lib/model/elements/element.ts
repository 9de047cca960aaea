import type { z } from 'zod';

/** One element of the document grammar: where it may stand and which attributes it takes. */
export interface ElementDefinition {
  name: string;
  /** Parents: an element name, or `procedure`, `block`, `triage`, `report` for the top of such a page. */
  within: readonly string[];
  /** Strict schema of the attributes. Attributes hold ids, roles, durations and flags; never text. */
  attributes: z.ZodObject;
}
