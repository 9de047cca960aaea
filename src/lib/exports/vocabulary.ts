import { dispositions, levels, severities } from '#lib/model/vocabulary.ts';

/** Canonical fields with a closed list of values, whatever the export calls them. */
export const closedLists: Readonly<Record<string, readonly string[]>> = {
  severity: severities,
  level: levels,
  disposition: dispositions,
  detected_by: ['own', 'mssp', 'user', 'outsider'],
};
