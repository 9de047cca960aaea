import type { LogSource } from './rule.ts';

const windows = (category: string): LogSource => ({ product: 'windows', category });

/** What Splunk calls a log, and what Sigma calls it. The first that fits counts. */
const known: [RegExp, LogSource[]][] = [
  [/^Sysmon for Linux.*\b1\b/, [{ product: 'linux', category: 'process_creation' }]],
  [/^Sysmon Event ?ID 1$/, [windows('process_creation')]],
  [/^Sysmon Event ?ID 3$/, [windows('network_connection')]],
  [/^Sysmon Event ?ID 6$/, [windows('driver_load')]],
  [/^Sysmon Event ?ID 7$/, [windows('image_load')]],
  [/^Sysmon Event ?ID 8$/, [windows('create_remote_thread')]],
  [/^Sysmon Event ?ID 10$/, [windows('process_access')]],
  [/^Sysmon Event ?ID (11|23|26)$/, [windows('file_event')]],
  [/^Sysmon Event ?ID 1[2-4]$/, [windows('registry_set'), windows('registry_event')]],
  [/^Sysmon Event ?ID 1[78]$/, [windows('pipe_created')]],
  [/^Sysmon Event ?ID 22$/, [windows('dns_query')]],
  [
    /^Windows Event Log Security 4688$/,
    [windows('process_creation'), { product: 'windows', service: 'security' }],
  ],
  [/^Windows Event Log Security/, [{ product: 'windows', service: 'security' }]],
  [/^Windows Event Log System/, [{ product: 'windows', service: 'system' }]],
  [/^Windows Event Log Application/, [{ product: 'windows', service: 'application' }]],
  [/Powershell.*(4104|Script Block)/i, [windows('ps_script')]],
  [/^CrowdStrike ProcessRollup2$/, [windows('process_creation')]],
  [/CloudTrail/, [{ product: 'aws', service: 'cloudtrail' }]],
  [/^(Azure Active Directory|Entra).*sign-?in/i, [{ product: 'azure', service: 'signinlogs' }]],
  [/^(Azure Active Directory|Entra)/, [{ product: 'azure', service: 'auditlogs' }]],
  [/^Azure (Audit|Monitor|Activity)/, [{ product: 'azure', service: 'activitylogs' }]],
  [/^(O365|Office 365|M365)/, [{ product: 'm365', service: 'audit' }]],
  [/^Okta/, [{ product: 'okta', service: 'okta' }]],
  [/^(G Suite|Google Workspace)/, [{ product: 'gcp', service: 'google_workspace.admin' }]],
  [/^GCP|^Google Cloud/, [{ product: 'gcp', service: 'gcp.audit' }]],
  [/^GitHub/i, [{ product: 'github', service: 'audit' }]],
  [/^Kubernetes/, [{ product: 'kubernetes', service: 'audit' }]],
  [/^Linux Auditd/, [{ product: 'linux', service: 'auditd' }]],
  [/^(Palo Alto Network|Cisco (ASA|Secure Firewall)|Fortinet)/, [{ category: 'firewall' }]],
  [/^(Nginx|Apache|Windows IIS)/, [{ category: 'webserver' }]],
  [/^(Splunk Stream HTTP|Zeek HTTP)/, [{ category: 'proxy' }]],
];

/** The logs a Splunk search can read; one of them is enough. What we do not know keeps its name. */
export function splunkSources(names: readonly string[]): LogSource[] {
  const found = names.flatMap((name) => known.find(([form]) => form.test(name))?.[1] ?? [{ name }]);
  return [...new Map(found.map((source) => [JSON.stringify(source), source])).values()];
}
