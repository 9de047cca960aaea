/** The closed lists of the field's own words. Every schema, page and filter takes them from here. */

/** PICERL phases, in the order of a run. */
export const phases = [
  'preparation',
  'identification',
  'containment',
  'eradication',
  'recovery',
  'lessons-learned',
] as const;
export type PhaseName = (typeof phases)[number];

/** Phases an active procedure must have at least one step in. */
export const requiredPhases = ['identification', 'containment', 'eradication', 'recovery'] as const;

/** Severity of an incident. 1 is worst; "if unsure, the higher". */
export const severities = ['SEV1', 'SEV2', 'SEV3', 'SEV4'] as const;
export type Severity = (typeof severities)[number];

/** Level of an alert: another axis than severity (Sigma's words). */
export const levels = ['informational', 'low', 'medium', 'high', 'critical'] as const;
export type Level = (typeof levels)[number];

export const statuses = ['draft', 'active', 'deprecated'] as const;
export const lifecycles = ['proposed', 'building', 'live', 'paused', 'retired'] as const;

/** Traffic Light Protocol 2.0 (FIRST), from widest to narrowest. */
export const tlps = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const;
export type Tlp = (typeof tlps)[number];

/** What a closed alert was, and the reasons each may give. */
export const dispositionReasons = {
  'true-positive': ['malicious-activity', 'blocked-attack', 'policy-violation'],
  'benign-positive': ['security-test', 'authorised-admin', 'line-of-business', 'expected-user-activity'],
  'false-positive': ['incorrect-logic', 'inaccurate-data', 'stale-indicator'],
  undetermined: ['insufficient-data'],
} as const;
export type Disposition = keyof typeof dispositionReasons;
export const dispositions = Object.keys(dispositionReasons) as [Disposition, ...Disposition[]];
export const reasons = Object.values(dispositionReasons).flat();

/** Every role a page may name. Content names roles, never people. */
export const roles = [
  'incident-coordinator',
  'deputy',
  'scribe',
  'technical-lead',
  'comms-lead',
  'executive-sponsor',
  'legal',
  'data-protection',
  'hr',
  'finance',
  'it-operations',
  'cloud-operations',
  'service-desk',
  'business-owner',
  'mssp',
  'ir-retainer',
  'insurer',
] as const;
export type RoleName = (typeof roles)[number];

/** Reference Security Incident Taxonomy (RSIT) classes. */
export const categories = [
  'abusive-content',
  'malicious-code',
  'information-gathering',
  'intrusion-attempts',
  'intrusions',
  'availability',
  'information-content-security',
  'fraud',
  'vulnerable',
  'other',
  'test',
] as const;

export const automations = ['automated', 'assisted', 'manual-only'] as const;

/** Results of a validation, best first. Only the first two pass; `detected-late` passes with a warning. */
export const validationResults = [
  'detected',
  'blocked-with-alert',
  'detected-late',
  'blocked-no-alert',
  'logged-only',
  'not-detected',
  'not-run',
] as const;
export const validationMethods = [
  'atomic',
  'manual-simulation',
  'replay',
  'vendor-test',
  'purple-team',
  'tabletop',
  'real-incident',
] as const;

export const relevanceDecisions = ['enable', 'enable-tuned', 'defer', 'reject', 'not-applicable'] as const;
export const relevanceReasons = [
  'matches-threat',
  'no-asset',
  'no-data-source',
  'threat-out-of-scope',
  'covered-elsewhere',
  'duplicate',
  'too-noisy-untuned',
  'licence',
  'needs-test',
] as const;

export const exceptionKinds = [
  'exclude-scope',
  'exclude-value',
  'threshold',
  'time-window',
  'level-override',
  'rule-off-on-scope',
] as const;
export const baselineMethods = [
  'first-seen',
  'static-threshold',
  'percentile',
  'vendor-learned',
  'allow-list',
] as const;
export const scopeKinds = ['host-group', 'user-group', 'cloud-account', 'saas', 'network', 'site'] as const;
export const contentOrigins = ['vendor', 'sigma', 'own', 'mssp'] as const;
export const threatDecisions = ['treat-detect', 'treat-prevent', 'accept', 'transfer'] as const;
export const audienceIds = ['responder', 'mssp', 'executive', 'public'] as const;
export type AudienceId = (typeof audienceIds)[number];
export const answers = ['yes', 'no', 'unknown'] as const;
export type Answer = (typeof answers)[number];

/** Words a page may use in capitals without declaring them. */
export const commonVariables = ['USER', 'DOMAIN', 'TENANT', 'HOST'] as const;

/** The five processes, in the order of the navigation. */
export const processes = ['respond', 'triage', 'detect', 'threats', 'measure'] as const;
export type Process = (typeof processes)[number];
