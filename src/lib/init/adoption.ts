/** The day the sample is taken over, YYYY-MM-DD, and whether a provider watches with the team. */
export interface Adoption {
  today: string;
  provider: boolean;
}
