import { z } from 'zod';
import { dateSchema } from './date.ts';
import { relevanceDecisions, relevanceReasons } from './vocabulary.ts';

/** What to do with a rule that somebody else wrote, in the order a team reads it. */
export const recommendations = [
  'enable',
  'enable-tuned',
  'needs-data',
  'covered',
  'decided',
  'no-threat',
] as const;
export type Recommendation = (typeof recommendations)[number];

/** The decision that already stands, and the page or registry row that holds it. */
const decided = z.strictObject({
  /** `use-case/ID` or `vendor-pack/ID`. */
  by: z.string(),
  decision: z.enum(relevanceDecisions).optional(),
  reason: z.enum(relevanceReasons).optional(),
  on: dateSchema.optional(),
  revisit_by: dateSchema.optional(),
  /** The rule fires on something else since. */
  older_version: z.literal(true).optional(),
});
export type Decided = z.infer<typeof decided>;

const rule = z.strictObject({
  file: z.string(),
  id: z.string(),
  title: z.string(),
  format: z.string(),
  /** Of what makes it fire; goes into the decision. */
  hash: z.string(),
  recommendation: z.enum(recommendations),
  /** One sentence. It names techniques, logs and scopes, never a page: not every reader may open every page. */
  reason: z.string(),
  /**
   * Threats that use its techniques: the one it would help most, then the worst. `questions` it can answer, none when
   * the threat asks for nothing it sees; `open` are those that wait for an answer, the most pressing first.
   */
  threats: z.array(
    z.strictObject({ threat: z.string(), questions: z.array(z.string()), open: z.array(z.string()) }),
  ),
  /** Use cases that answer these questions already. */
  use_cases: z.array(z.string()),
  /** What it reads, in words. */
  log: z.string(),
  /** Data sources of the registry that hold it, connected or not. */
  data_sources: z.array(z.string()),
  decided: decided.nullable(),
});
export type WeighedRule = z.infer<typeof rule>;

/**
 * `content/metrics/relevance.json`: each rule of a folder against our threats and data, best first. Ids and titles,
 * no rule text.
 */
export const relevanceFileSchema = z.strictObject({
  schema: z.literal(1),
  as_of: dateSchema,
  /** How many rules of each format were weighed. */
  formats: z.record(z.string(), z.int().nonnegative()),
  rules: z.array(rule),
  /** How many documents were not weighed, by reason. */
  left_out: z.record(z.string(), z.int().nonnegative()),
});
export type RelevanceFile = z.infer<typeof relevanceFileSchema>;
