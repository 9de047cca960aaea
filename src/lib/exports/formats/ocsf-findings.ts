import type { FieldMap, Format, Layout } from '#lib/exports/format.ts';

/** The datetime profile adds `_dt` beside each time in milliseconds; some producers write seconds. */
function time(...keys: string[]): FieldMap {
  return {
    columns: keys.flatMap((key) => [`${key}_dt`, key]),
    time: ['iso', 'epoch-milliseconds', 'epoch-seconds'],
  };
}

const verdict: FieldMap = {
  columns: ['verdict_id'],
  values: {
    '1': 'false-positive',
    '2': 'true-positive',
    '5': 'benign-positive',
    '7': 'undetermined',
    '8': 'true-positive',
  },
  quiet: true,
  custom: true,
};

/** What both classes share. A finding is a stream of events: created, updated, closed. */
const shared: Layout['fields'] = {
  disposition: verdict,
  test: { columns: ['verdict_id'], values: { '6': true }, quiet: true, custom: true },
  status: {
    columns: ['status_id'],
    values: { '1': 'new', '2': 'working', '3': 'closed', '4': 'resolved', '5': 'closed' },
    quiet: true,
  },
  closing: { columns: ['activity_id'], values: { '3': 'closed' }, quiet: true },
};

/** Only rows of one class; the file may hold others. */
function ofClass(uid: string, name: string): NonNullable<Layout['rows']> {
  return {
    column: 'class_uid',
    values: [uid],
    reason: `is no ${name} finding (class_uid ${uid})`,
    fix: 'export this class alone; detection findings are alerts, incident findings are incidents',
  };
}

const detection: Layout = {
  name: 'detection findings',
  fingerprint: ['class_uid', 'finding_info.uid'],
  dotted: true,
  rows: ofClass('2004', 'detection'),
  fields: {
    ...shared,
    id: { columns: ['finding_info.uid'] },
    rule: { columns: ['finding_info.analytic.name', 'finding_info.title'] },
    title: { columns: ['finding_info.title', 'message'] },
    level: {
      columns: ['severity_id'],
      values: {
        '1': 'informational',
        '2': 'low',
        '3': 'medium',
        '4': 'high',
        '5': 'critical',
        '6': 'critical',
      },
      none: ['0', '99'],
    },
    event_at: { ...time('finding_info.first_seen_time'), first: true },
    created_at: { ...time('finding_info.created_time', 'time'), first: true, proxy: ['time_dt', 'time'] },
    duplicate_of: {
      columns: ['verdict_id'],
      values: { '10': 'another finding' },
      quiet: true,
      custom: true,
    },
    asset: { columns: ['device.hostname', 'device.name', { list: 'resources', take: 'uid' }], one: true },
    techniques: {
      columns: ['finding_info.attacks', 'attacks'],
      pattern: 'T[0-9]{4}(?:\\.[0-9]{3})?',
    },
  },
  order: { updated_at: time('time') },
};

const incident: Layout = {
  name: 'incident findings',
  fingerprint: ['class_uid', 'finding_info_list'],
  dotted: true,
  rows: ofClass('2005', 'incident'),
  fields: {
    ...shared,
    id: { columns: ['incident_uid', 'ticket.uid', 'metadata.correlation_uid', 'metadata.uid'] },
    title: { columns: ['ticket.title', 'desc', 'message'] },
    severity: {
      columns: ['severity_id'],
      values: { '1': 'SEV4', '2': 'SEV4', '3': 'SEV3', '4': 'SEV2', '5': 'SEV1', '6': 'SEV1' },
      none: ['0', '99'],
    },
    occurred_at: { ...time('start_time'), first: true },
    created_at: { ...time('time'), first: true, proxy: true },
    alert_ids: { columns: [{ list: 'finding_info_list', take: 'uid' }] },
  },
  order: { updated_at: time('time') },
};

/** OCSF, class 2004. Whoever takes a finding leaves no trace that updates by machines do not leave too. */
export const ocsfDetections: Format = {
  id: 'ocsf-findings',
  kind: 'alerts',
  layouts: [detection],
  history: ['closed_at'],
  stream: true,
};

/** OCSF, class 2005: the same format, for a source of kind incidents. */
export const ocsfIncidents: Format = {
  id: 'ocsf-findings',
  kind: 'incidents',
  layouts: [incident],
  history: ['resolved_at', 'closed_at', 'reopened'],
  stream: true,
};
