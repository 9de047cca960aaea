import { makeAlerts } from './alerts.ts';
import { makeIncidents } from './incidents.ts';
import { Random } from './random.ts';
import { serviceDeskCsv } from './service-desk.ts';
import { ticketsCsv } from './tickets.ts';

/** The exports that ship with the portal, by file name: invented, and the same bytes every time. */
export function makeSample(
  seed = 20_261_123,
): Record<'mssp-tickets.csv' | 'servicenow-incidents.csv', string> {
  const random = new Random(seed);
  const alerts = makeAlerts(random);
  const incidents = makeIncidents(random, alerts);
  return {
    'mssp-tickets.csv': ticketsCsv(random, alerts),
    'servicenow-incidents.csv': serviceDeskCsv(incidents),
  };
}
