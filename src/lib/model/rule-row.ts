/** What a use case says of one of its rules, for the metrics that need both: its words and the alerts. */
export interface RuleRow {
  /** As exports name it. */
  rule: string;
  /** Id of a live use case. */
  useCase: string;
  /** YYYY-MM-DD: the last time the use case was tuned. */
  tunedOn?: string | undefined;
  /** Alerts a week of the whole use case. */
  expectedPerWeek?: number | undefined;
}
