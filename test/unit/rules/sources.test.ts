import { describe, expect, it } from 'vitest';
import { elasticSources } from '#lib/rules/elastic-sources.ts';
import { logSourceWords } from '#lib/rules/rule.ts';
import { sentinelSources } from '#lib/rules/sentinel-sources.ts';
import { splunkSources } from '#lib/rules/splunk-sources.ts';

const words = (sources: Parameters<typeof logSourceWords>[0][]) => sources.map(logSourceWords).join(', ');

describe('what Elastic calls a log', () => {
  const of = (indices: string[], integrations: string[] = [], tags: string[] = []) =>
    words(elasticSources(indices, integrations, tags));

  it.each([
    ['logs-endpoint.events.process-*', 'windows process_creation'],
    ['logs-endpoint.events.file-*', 'windows file_event'],
    ['logs-endpoint.events.registry-*', 'windows registry_event'],
    ['logs-endpoint.events.network-*', 'windows network_connection'],
    ['logs-endpoint.events.library-*', 'windows image_load'],
    ['endgame-*', 'windows process_creation'],
    ['winlogbeat-8*', 'windows security'],
    ['logs-system.security*', 'windows security'],
    ['logs-windows.powershell*', 'windows ps_script'],
    ['logs-aws.cloudtrail-*', 'aws cloudtrail'],
    ['logs-azure.signinlogs-*', 'azure signinlogs'],
    ['logs-azure.auditlogs-*', 'azure auditlogs'],
    ['logs-azure.identity_protection-*', 'azure riskdetection'],
    ['logs-o365.audit-*', 'm365 audit'],
    ['logs-okta*', 'okta okta'],
    ['logs-auditd_manager.auditd-*', 'linux auditd'],
    ['logs-github.audit-*', 'github audit'],
    ['logs-panw.panos*', 'firewall'],
    ['logs-kiln.fire-*', 'logs-kiln.fire-*'],
  ])('%s is %s', (index, expected) => {
    expect(of([index])).toBe(expected);
  });

  it('is of the system its tags name, of each', () => {
    const tags = ['OS: Linux', 'OS: macOS', 'Domain: Endpoint'];
    expect(of(['logs-endpoint.events.process-*'], [], tags)).toBe(
      'linux process_creation, macos process_creation',
    );
  });

  it('is what the telling index says, else the integration, each once', () => {
    expect(of(['filebeat-*', 'logs-okta*', 'logs-okta.system-*'], ['aws'])).toBe('okta okta');
    expect(of(['filebeat-*'], ['aws'])).toBe('aws cloudtrail');
    expect(of(['filebeat-*'])).toBe('filebeat-*');
    expect(of([])).toBe('');
  });
});

describe('what Splunk calls a log', () => {
  it.each([
    ['Sysmon EventID 1', 'windows process_creation'],
    ['Sysmon Event ID 1', 'windows process_creation'],
    ['Sysmon EventID 3', 'windows network_connection'],
    ['Sysmon EventID 7', 'windows image_load'],
    ['Sysmon EventID 10', 'windows process_access'],
    ['Sysmon EventID 11', 'windows file_event'],
    ['Sysmon EventID 13', 'windows registry_set, windows registry_event'],
    ['Sysmon EventID 22', 'windows dns_query'],
    ['Sysmon for Linux EventID 1', 'linux process_creation'],
    ['Windows Event Log Security 4688', 'windows process_creation, windows security'],
    ['Windows Event Log Security 4624', 'windows security'],
    ['Windows Event Log System 7045', 'windows system'],
    ['Windows Event Log Application 3000', 'windows application'],
    ['Powershell Script Block Logging 4104', 'windows ps_script'],
    ['CrowdStrike ProcessRollup2', 'windows process_creation'],
    ['AWS CloudTrail ConsoleLogin', 'aws cloudtrail'],
    ['ASL AWS CloudTrail', 'aws cloudtrail'],
    ['Azure Active Directory Sign-in activity', 'azure signinlogs'],
    ['Azure Active Directory Add member to role', 'azure auditlogs'],
    ['O365 UserLoggedIn', 'm365 audit'],
    ['Okta', 'okta okta'],
    ['Linux Auditd Execve', 'linux auditd'],
    ['Palo Alto Network Traffic', 'firewall'],
    ['Kiln fire', 'Kiln fire'],
  ])('%s is %s', (name, expected) => {
    expect(words(splunkSources([name]))).toBe(expected);
  });
});

describe('what Sentinel calls a log', () => {
  const of = (connectorId: string, ...dataTypes: string[]) =>
    words(sentinelSources([{ connectorId, dataTypes }]));

  it.each([
    ['AzureActiveDirectory', 'SigninLogs', 'azure signinlogs'],
    ['AzureActiveDirectory', 'AADNonInteractiveUserSignInLogs', 'azure signinlogs'],
    ['AzureActiveDirectory', 'AuditLogs', 'azure auditlogs'],
    ['AzureActivity', 'AzureActivity', 'azure activitylogs'],
    ['Office365', 'OfficeActivity (Exchange)', 'm365 audit'],
    ['SecurityEvents', 'SecurityEvent', 'windows security'],
    ['MicrosoftThreatProtection', 'DeviceProcessEvents', 'windows process_creation'],
    ['MicrosoftThreatProtection', 'EmailEvents', 'm365 threat_management'],
    ['AWSS3', 'AWSGuardDuty', 'Amazon GuardDuty'],
    ['Okta', 'Okta_CL', 'okta okta'],
    ['PaloAltoNetworks', 'CommonSecurityLog (PaloAlto)', 'firewall'],
    ['AzureActiveDirectoryIdentityProtection', 'SecurityAlert (IPC)', 'azure riskdetection'],
    ['KilnConnector', 'Kiln_CL', 'KilnConnector'],
  ])('%s with %s is %s', (connector, table, expected) => {
    expect(of(connector, table)).toBe(expected);
  });

  it('is any of its connectors, and nothing where none is named', () => {
    const several = [
      { connectorId: 'Office365', dataTypes: ['OfficeActivity'] },
      { connectorId: 'Office365' },
    ];
    expect(words(sentinelSources(several))).toBe('m365 audit');
    expect(sentinelSources([])).toEqual([]);
    expect(sentinelSources('odd')).toEqual([]);
  });
});
