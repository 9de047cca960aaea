import type { Format } from '#lib/exports/format.ts';
import { elasticSecurityAlerts } from './elastic-security-alerts.ts';
import { jiraIssues } from './jira-issues.ts';
import { microsoftDefenderAlerts } from './microsoft-defender-alerts.ts';
import { microsoftDefenderIncidents } from './microsoft-defender-incidents.ts';
import { microsoftSentinelAlerts } from './microsoft-sentinel-alerts.ts';
import { microsoftSentinelIncidents } from './microsoft-sentinel-incidents.ts';
import { ocsfDetections, ocsfIncidents } from './ocsf-findings.ts';
import { pagerdutyIncidents } from './pagerduty-incidents.ts';
import { runLog } from './run-log.ts';
import { servicenowIncidents } from './servicenow-incidents.ts';
import { splunkEsNotables } from './splunk-es-notables.ts';
import { thehiveAlerts } from './thehive-alerts.ts';
import { thehiveCases } from './thehive-cases.ts';

/** Every vendor format that ships. Adding one is one file, one line here and one fixture. */
export const formats: readonly Format[] = [
  elasticSecurityAlerts,
  jiraIssues,
  microsoftDefenderAlerts,
  microsoftDefenderIncidents,
  microsoftSentinelAlerts,
  microsoftSentinelIncidents,
  ocsfDetections,
  ocsfIncidents,
  pagerdutyIncidents,
  runLog,
  servicenowIncidents,
  splunkEsNotables,
  thehiveAlerts,
  thehiveCases,
];
