import type { LogSource } from './rule.ts';

/** Index patterns and integrations, and the log each holds. `os` stands for the system the rule's tags name. */
const known: [RegExp, LogSource | 'os', string?][] = [
  [/endpoint\.events\.(file|\*file)|^file$/, 'os', 'file_event'],
  [/endpoint\.events\.network/, 'os', 'network_connection'],
  [/endpoint\.events\.registry/, 'os', 'registry_event'],
  [/endpoint\.events\.library/, 'os', 'image_load'],
  [/endpoint\.alerts/, { name: 'Elastic Defend' }],
  [/endpoint|^endgame|crowdstrike|sentinel_one|m365_defender\.event|carbon_black/, 'os', 'process_creation'],
  [/sysmon_linux/, { product: 'linux', category: 'process_creation' }],
  [/sysmon/, 'os', 'process_creation'],
  [/system\.security|windows\.forwarded|^winlogbeat|^system$/, { product: 'windows', service: 'security' }],
  [/windows\.powershell/, { product: 'windows', category: 'ps_script' }],
  [/^windows$/, { product: 'windows', service: 'security' }],
  [/auditd/, { product: 'linux', service: 'auditd' }],
  [/^auditbeat/, { product: 'linux', category: 'process_creation' }],
  [/okta/, { product: 'okta', service: 'okta' }],
  [/cloudtrail|^logs-aws|^aws$/, { product: 'aws', service: 'cloudtrail' }],
  [/azure.*sign[-_]?in/, { product: 'azure', service: 'signinlogs' }],
  [/azure.*audit[-_]?logs/, { product: 'azure', service: 'auditlogs' }],
  [/azure.*(platform|activity)[-_]?logs/, { product: 'azure', service: 'activitylogs' }],
  [/azure.*identity_protection/, { product: 'azure', service: 'riskdetection' }],
  [/o365|microsoft_exchange_online/, { product: 'm365', service: 'audit' }],
  [/google_workspace/, { product: 'gcp', service: 'google_workspace.admin' }],
  [/gcp/, { product: 'gcp', service: 'gcp.audit' }],
  [/github/, { product: 'github', service: 'audit' }],
  [/kubernetes/, { product: 'kubernetes', service: 'audit' }],
  [/panw|fortinet|sonicwall|cisco_(asa|ftd)|checkpoint/, { category: 'firewall' }],
  [/nginx|apache|iis|zeek\.http/, { category: 'webserver' }],
  [/network_traffic|^packetbeat/, { name: 'Network traffic' }],
];

/** What says nothing of its own beside another pattern. */
const general = /^(filebeat|logs|auditbeat|winlogbeat)-?\*$/;

/**
 * The logs an Elastic rule can read; one of them is enough. Where integrations and patterns disagree the patterns
 * are closer to the query; what we do not know keeps its name.
 */
export function elasticSources(
  indices: readonly string[],
  integrations: readonly string[],
  tags: readonly string[],
): LogSource[] {
  const telling = indices.filter((index) => !general.test(index));
  const words = telling.length > 0 ? telling : integrations.length > 0 ? integrations : indices;
  const systems = tags.flatMap((tag) => /^OS: (Windows|Linux|macOS)$/.exec(tag)?.[1]?.toLowerCase() ?? []);
  const found = words.flatMap((word): LogSource[] => {
    const [, source, category] = known.find(([form]) => form.test(word)) ?? [undefined, { name: word }];
    if (source !== 'os') return [source];
    return (systems.length > 0 ? systems : ['windows']).map((product) => ({
      product,
      category: category ?? 'process_creation',
    }));
  });
  return [...new Map(found.map((source) => [JSON.stringify(source), source])).values()];
}
