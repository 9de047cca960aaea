import type { FieldMap, Format } from '#lib/exports/format.ts';

/** Jira writes dates in the language of the site: `03/Sep/26 9:05 AM`, `03/Okt/26 09:05`. */
function time(...columns: string[]): FieldMap {
  return { columns, time: ['named-month', 'iso', 'numeric'] };
}

function custom(name: string): string {
  return `Custom field (${name})`;
}

/**
 * Issues of Jira as CSV, "all fields". Names of columns repeat, one for each label or comment; of those we read there
 * is one. The file holds no history of the status, so nothing says who took an issue, and the last change of
 * the status category stands in for the close. An issue resolved as a duplicate is part of another.
 */
export const jiraIssues: Format = {
  id: 'jira-issues',
  kind: 'incidents',
  layouts: [
    {
      fingerprint: ['Issue key', 'Summary', 'Created'],
      fields: {
        id: { columns: ['Issue key'] },
        title: { columns: ['Summary'] },
        severity: {
          columns: [custom('Severity'), 'Priority'],
          values: {
            SEV1: 'SEV1',
            SEV2: 'SEV2',
            SEV3: 'SEV3',
            SEV4: 'SEV4',
            Highest: 'SEV1',
            Blocker: 'SEV1',
            Critical: 'SEV1',
            High: 'SEV2',
            Major: 'SEV2',
            Medium: 'SEV3',
            Minor: 'SEV3',
            Low: 'SEV4',
            Lowest: 'SEV4',
            Trivial: 'SEV4',
          },
        },
        category: { columns: [custom('Category'), custom('Incident category')] },
        occurred_at: time(custom('Occurred')),
        created_at: time('Created'),
        detected_at: time(custom('Detected')),
        reported_at: time(custom('Reported')),
        acknowledged_at: time(custom('Acknowledged')),
        contained_at: time(custom('Contained')),
        eradicated_at: time(custom('Eradicated')),
        recovered_at: time(custom('Recovered')),
        resolved_at: time('Resolved'),
        closed_at: { ...time('Status Category Changed', 'Resolved'), only: ['closed'], proxy: true },
        disposition: {
          columns: [custom('Disposition'), 'Resolution'],
          values: {
            'True Positive': 'true-positive',
            'Benign Positive': 'benign-positive',
            'False Positive': 'false-positive',
            Undetermined: 'undetermined',
          },
          quiet: true,
        },
        detected_by: { columns: [custom('Detected by')] },
        procedure: { columns: [custom('Procedure')] },
        status: {
          columns: ['Status Category'],
          values: { 'To Do': 'new', 'In Progress': 'working', Done: 'closed' },
          quiet: true,
        },
        merged_into: { columns: ['Resolution'], values: { Duplicate: 'another issue' }, quiet: true },
      },
      order: { updated_at: time('Updated') },
    },
  ],
};
