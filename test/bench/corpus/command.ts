import type { Random } from '#lib/exports/sample/random.ts';

/** What a responder copies. */
export interface Command {
  language: 'powershell' | 'kql' | 'bash';
  /** Where it runs. */
  where: string;
  code: string;
}

/** A command of a few lines; three languages take turns. */
export function commandFor(random: Random, at: number): Command {
  const host = `host-${random.whole(100, 999)}`;
  const days = random.whole(1, 30);
  if (at % 3 === 0)
    return {
      language: 'powershell',
      where: 'Graph PowerShell, read-only admin',
      code: `# state of ${host}\n$since = (Get-Date).AddDays(-${days})\nGet-MgAuditLogSignIn -Filter "userPrincipalName eq 'USER'" -All |\n  Where-Object { $_.CreatedDateTime -gt $since -and $_.DeviceDetail.DisplayName -eq '${host}' } |\n  Export-Csv ${host}.csv -NoTypeInformation`,
    };
  if (at % 3 === 1)
    return {
      language: 'kql',
      where: 'KQL, Sentinel workspace',
      code: `union SigninLogs, AADNonInteractiveUserSignInLogs\n| where TimeGenerated > ago(${days}d) and UserPrincipalName =~ "USER"\n| where DeviceDetail has "${host}" // this host only\n| summarize Count = count(), First = min(TimeGenerated) by IPAddress, ResultType\n| order by Count desc`,
    };
  return {
    language: 'bash',
    where: 'Shell of the collector',
    code: `#!/bin/bash\nset -euo pipefail\nfor day in $(seq 1 ${days}); do\n  journalctl --since "$day days ago" -u "${host}.service" | grep -c 'Failed password' >> "${host}.txt"\ndone`,
  };
}
