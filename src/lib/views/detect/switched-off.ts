/** Whether a decision keeps a rule from running. */
export function isOff(decision: string | undefined): boolean {
  return decision === 'reject' || decision === 'not-applicable' || decision === 'defer';
}
