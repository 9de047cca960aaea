import { fields, list, text, texts } from './field.ts';
import type { LogSource } from './rule.ts';

/** Tables of Log Analytics, and what Sigma calls them. */
const tables: [RegExp, LogSource][] = [
  [/Sign[Ii]nLogs$/, { product: 'azure', service: 'signinlogs' }],
  [/^AuditLogs$/, { product: 'azure', service: 'auditlogs' }],
  [/^AzureActivity/, { product: 'azure', service: 'activitylogs' }],
  [/^OfficeActivity/, { product: 'm365', service: 'audit' }],
  [/^SecurityEvents?$/, { product: 'windows', service: 'security' }],
  [/^DeviceProcessEvents$/, { product: 'windows', category: 'process_creation' }],
  [/^DeviceFileEvents$/, { product: 'windows', category: 'file_event' }],
  [/^DeviceNetworkEvents$/, { product: 'windows', category: 'network_connection' }],
  [/^DeviceRegistryEvents$/, { product: 'windows', category: 'registry_set' }],
  [/^DeviceImageLoadEvents$/, { product: 'windows', category: 'image_load' }],
  [
    /^(Email|Url)(Events|ClickEvents|AttachmentInfo|UrlInfo|PostDeliveryEvents)$/,
    { product: 'm365', service: 'threat_management' },
  ],
  [/^AWSCloudTrail$/, { product: 'aws', service: 'cloudtrail' }],
  [/^AWSGuardDuty$/, { name: 'Amazon GuardDuty' }],
  [/^Okta/, { product: 'okta', service: 'okta' }],
  [/^GCPAuditLogs$/, { product: 'gcp', service: 'gcp.audit' }],
  [/^(GitHubAudit|GitHub)/, { product: 'github', service: 'audit' }],
  [/^W3CIISLog$/, { category: 'webserver' }],
];

/** Connectors, where the table says no more than they do. */
const connectors: [RegExp, LogSource][] = [
  [/IdentityProtection$/, { product: 'azure', service: 'riskdetection' }],
  [/^Office365$/, { product: 'm365', service: 'audit' }],
  [/^OfficeATP$/, { name: 'Microsoft Defender for Office 365' }],
  [/^MicrosoftDefenderAdvancedThreatProtection$/, { name: 'Microsoft Defender for Endpoint' }],
  [/^(Windows)?SecurityEvents$/, { product: 'windows', service: 'security' }],
  [/^(PaloAlto|Fortinet|CiscoASA|CheckPoint|AzureFirewall)/, { category: 'firewall' }],
];

/** The logs an analytics rule can read, by its connectors and their tables; one of them is enough. */
export function sentinelSources(value: unknown): LogSource[] {
  const found = list(value).flatMap((row): LogSource[] => {
    const connector = text(fields(row)['connectorId']);
    const named = connectors.find(([form]) => form.test(connector))?.[1];
    const types = texts(fields(row)['dataTypes']).map((type) => type.replace(/[\s(].*$/, ''));
    const read = types.flatMap((type) => tables.find(([form]) => form.test(type))?.[1] ?? []);
    if (read.length > 0) return read;
    return named ? [named] : connector ? [{ name: connector }] : [];
  });
  return [...new Map(found.map((source) => [JSON.stringify(source), source])).values()];
}
