import type { FieldMap, Format, Layout } from '#lib/exports/format.ts';

const states = {
  '0': 'new',
  '1': 'new',
  '2': 'working',
  '3': 'working',
  '4': 'resolved',
  '5': 'closed',
  Unassigned: 'new',
  New: 'new',
  'In Progress': 'working',
  Pending: 'working',
  Resolved: 'resolved',
  Closed: 'closed',
};

const dispositions: FieldMap = {
  columns: ['disposition'],
  values: {
    'disposition:1': 'true-positive',
    'disposition:2': 'benign-positive',
    'disposition:3': 'false-positive',
    'disposition:4': 'false-positive',
    'disposition:6': 'undetermined',
  },
  none: ['disposition:0', 'disposition:5'],
};

const reasons: FieldMap = {
  columns: ['disposition'],
  values: { 'disposition:3': 'incorrect-logic', 'disposition:4': 'inaccurate-data' },
  quiet: true,
};

/** Splunk writes `_time` with the search head's offset; a table of it may hold seconds. */
const time = ['iso', 'epoch-seconds'];

/** `search` writes each result under a key of its own when it exports JSON. */
function notable(name: string, prefix: string): Layout {
  const all = (...columns: string[]) => ({ columns: columns.map((column) => prefix + column) });
  return {
    name,
    fingerprint: [`${prefix}event_id`, `${prefix}_time`, `${prefix}urgency`],
    fields: {
      id: all('event_id'),
      rule: { ...all('search_name', 'rule_name'), one: true },
      title: all('rule_title', 'rule_name'),
      level: { ...all('urgency'), one: true, none: ['unknown'] },
      event_at: { ...all('orig_time'), time, custom: true },
      created_at: { ...all('_time'), time },
      // The review of now, not the one that closed it: any later comment moves it.
      closed_at: { ...all('review_time'), time, only: ['resolved', 'closed'], proxy: true, custom: true },
      disposition: { ...dispositions, ...all('disposition') },
      reason: { ...reasons, ...all('disposition') },
      asset: { ...all('dest', 'src', 'dvc', 'host'), one: true },
      techniques: {
        ...all(
          'annotations.mitre_attack.mitre_technique_id',
          'annotations.mitre_attack',
          'mitre_technique_id',
        ),
        pattern: 'T[0-9]{4}(?:\\.[0-9]{3})?',
        custom: true,
      },
      status: { ...all('status', 'status_label'), values: states, quiet: true },
    },
    order: { updated_at: { ...all('review_time'), time, custom: true } },
  };
}

/**
 * Notable events of Splunk Enterprise Security, and beside them the rows of `incident_review`: one a change,
 * which say who took a notable and when it was closed. Cells with several values hold line breaks.
 */
export const splunkEsNotables: Format = {
  id: 'splunk-es-notables',
  kind: 'alerts',
  layouts: [
    notable('search results', ''),
    notable('search results as JSON', 'result.'),
    {
      name: 'incident review',
      fingerprint: ['rule_id', 'time', 'status', 'user'],
      adds: true,
      fields: {
        id: { columns: ['rule_id'] },
        disposition: dispositions,
        reason: reasons,
        status: { columns: ['status'], values: states, quiet: true },
        actor: {
          columns: ['user'],
          values: { 'splunk-system-user': 'machine', nobody: 'machine' },
          otherwise: 'person',
        },
      },
      order: { updated_at: { columns: ['time', '_time'], time } },
    },
  ],
  history: ['acknowledged_at', 'closed_at'],
};
