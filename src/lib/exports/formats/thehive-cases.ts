import type { FieldMap, Format } from '#lib/exports/format.ts';

const time = ['epoch-milliseconds', 'iso'];

/** A custom field of a date, which an administrator adds under this name. */
function customDate(name: string): FieldMap {
  return { columns: [{ list: 'customFields', where: { name }, take: 'value' }], time, custom: true };
}

/**
 * Cases of TheHive 5, as its query API gives them. Every status of one's own belongs to a stage, so the stage
 * tells how far a case is. `inProgressDate` is when somebody took it. A case closed as `Duplicated` is part of another.
 */
export const thehiveCases: Format = {
  id: 'thehive-cases',
  kind: 'incidents',
  layouts: [
    {
      fingerprint: ['_id', '_createdAt', 'number', 'stage'],
      fields: {
        id: { columns: ['_id'] },
        title: { columns: ['title'] },
        severity: { columns: ['severity'], values: { '4': 'SEV1', '3': 'SEV2', '2': 'SEV3', '1': 'SEV4' } },
        occurred_at: customDate('occurred-at'),
        created_at: { columns: ['newDate', '_createdAt'], time },
        detected_at: customDate('detected-at'),
        acknowledged_at: { columns: ['inProgressDate'], time },
        contained_at: customDate('contained-at'),
        eradicated_at: customDate('eradicated-at'),
        recovered_at: customDate('recovered-at'),
        // Typed in when the case is closed, and may lie before that.
        resolved_at: { columns: ['endDate'], time },
        closed_at: { columns: ['closedDate'], time },
        disposition: {
          columns: ['status'],
          values: {
            TruePositive: 'true-positive',
            FalsePositive: 'false-positive',
            Indeterminate: 'undetermined',
          },
          quiet: true,
        },
        status: {
          columns: ['status'],
          values: { Duplicated: 'duplicate', Duplicate: 'duplicate' },
          quiet: true,
        },
        merged_into: { columns: ['status'], only: ['duplicate'] },
      },
      order: { updated_at: { columns: ['_updatedAt'], time } },
    },
  ],
};
