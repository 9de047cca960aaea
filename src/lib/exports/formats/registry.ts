import type { Format } from '#lib/exports/format.ts';
import { microsoftSentinelIncidents } from './microsoft-sentinel-incidents.ts';
import { servicenowIncidents } from './servicenow-incidents.ts';

/** Every vendor format that ships. Adding one is one file, one line here and one fixture. */
export const formats: readonly Format[] = [microsoftSentinelIncidents, servicenowIncidents];
