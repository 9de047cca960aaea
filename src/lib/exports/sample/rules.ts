import { utc } from './calendar.ts';

export type Verdict = 'TP' | 'BP' | 'FP' | 'UND';
export type Priority = 'P1' | 'P2' | 'P3' | 'P4';

export interface SampleRule {
  name: string;
  summary: string;
  priority: Priority;
  /** Alerts a week from each date on. */
  weekly: readonly (readonly [from: string, alerts: number])[];
  verdicts: Readonly<Record<Verdict, number>>;
  asset: 'user' | 'host';
  techniques: string;
  /** Share that the provider's automation closes by itself. */
  automated?: number;
  /** What a true positive becomes. */
  incident: { category: string; procedure: string; title: string };
}

const account = {
  category: 'intrusions',
  procedure: 'account-compromise',
  title: 'Account used by an outsider',
};
const malware = { category: 'malicious-code', procedure: 'generic', title: 'Malware ran on a workstation' };
const mailbox = {
  category: 'fraud',
  procedure: 'account-compromise',
  title: 'Mailbox rule hides replies about a payment',
};
const phish = {
  category: 'fraud',
  procedure: 'phishing-credential',
  title: 'Password entered on a phishing page',
};
const ransomware = {
  category: 'malicious-code',
  procedure: 'ransomware',
  title: 'Files encrypted on a share',
};

/** What the provider watches: some of it behind a use case, some of it just switched on. */
export const rules: readonly SampleRule[] = [
  {
    name: 'Suspicious inbox manipulation rule',
    summary: 'Inbox rule moves mail to RSS Feeds',
    priority: 'P2',
    weekly: [['2026-03-01', 4]],
    verdicts: { TP: 22, BP: 52, FP: 20, UND: 6 },
    asset: 'user',
    techniques: 'T1564.008',
    incident: mailbox,
  },
  {
    name: 'Mailbox rule forwards outside or hides mail',
    summary: 'New rule forwards to an outside address',
    priority: 'P2',
    weekly: [['2026-06-08', 2]],
    verdicts: { TP: 34, BP: 56, FP: 8, UND: 2 },
    asset: 'user',
    techniques: 'T1114.003',
    incident: mailbox,
  },
  {
    name: 'Atypical travel',
    summary: 'Sign-in from two places, one journey too fast',
    priority: 'P3',
    weekly: [
      ['2026-06-15', 6],
      ['2026-08-03', 46],
      ['2026-10-05', 9],
    ],
    verdicts: { TP: 3, BP: 43, FP: 49, UND: 5 },
    asset: 'user',
    techniques: 'T1078.004',
    incident: account,
  },
  {
    name: 'MFA Spamming followed by Successful login',
    summary: 'Many denied prompts, then one approved',
    priority: 'P2',
    weekly: [['2026-06-22', 1.6]],
    verdicts: { TP: 38, BP: 38, FP: 22, UND: 2 },
    asset: 'user',
    techniques: 'T1621',
    incident: account,
  },
  {
    name: 'Sign-in method added by someone else',
    summary: 'Authenticator registered from a new place',
    priority: 'P2',
    weekly: [['2026-06-29', 3]],
    verdicts: { TP: 16, BP: 71, FP: 9, UND: 4 },
    asset: 'user',
    techniques: 'T1556.006',
    incident: account,
  },
  {
    name: 'Multifactor factor reset by an administrator',
    summary: 'Factor reset by the service desk',
    priority: 'P3',
    weekly: [['2026-06-29', 2]],
    verdicts: { TP: 4, BP: 93, FP: 2, UND: 1 },
    asset: 'user',
    techniques: 'T1556.006',
    incident: account,
  },
  {
    name: 'File backups were deleted',
    summary: 'vssadmin delete shadows',
    priority: 'P2',
    weekly: [
      ['2026-05-25', 9],
      ['2026-07-28', 3],
    ],
    verdicts: { TP: 5, BP: 78, FP: 14, UND: 3 },
    asset: 'host',
    techniques: 'T1490',
    incident: ransomware,
  },
  {
    name: 'Ransomware behavior detected in the file system',
    summary: 'Many files renamed by one process',
    priority: 'P1',
    weekly: [['2026-05-25', 0.35]],
    verdicts: { TP: 12, BP: 50, FP: 36, UND: 2 },
    asset: 'host',
    techniques: 'T1486',
    incident: ransomware,
  },
  {
    name: 'User reported phishing message',
    summary: 'Message reported with the report button',
    priority: 'P4',
    weekly: [
      ['2026-03-01', 13],
      ['2026-09-01', 16],
    ],
    verdicts: { TP: 24, BP: 4, FP: 68, UND: 4 },
    asset: 'user',
    techniques: 'T1566.002',
    automated: 0.34,
    incident: phish,
  },
  {
    name: 'Unfamiliar sign-in properties',
    summary: 'Sign-in with unfamiliar properties',
    priority: 'P3',
    weekly: [['2026-03-01', 11]],
    verdicts: { TP: 4, BP: 40, FP: 50, UND: 6 },
    asset: 'user',
    techniques: 'T1078.004',
    incident: account,
  },
  {
    name: 'Anonymous IP address',
    summary: 'Sign-in through an anonymising network',
    priority: 'P4',
    weekly: [['2026-03-01', 7]],
    verdicts: { TP: 5, BP: 55, FP: 36, UND: 4 },
    asset: 'user',
    techniques: 'T1090.003',
    automated: 0.45,
    incident: account,
  },
  {
    name: 'Password spray',
    summary: 'One password tried on many accounts',
    priority: 'P2',
    weekly: [['2026-03-01', 4.5]],
    verdicts: { TP: 14, BP: 6, FP: 74, UND: 6 },
    asset: 'user',
    techniques: 'T1110.003',
    incident: { ...account, category: 'intrusion-attempts', title: 'Password spray reached an account' },
  },
  {
    name: 'Malware was not remediated',
    summary: 'Threat found, remediation incomplete',
    priority: 'P2',
    weekly: [['2026-03-01', 4]],
    verdicts: { TP: 41, BP: 12, FP: 40, UND: 7 },
    asset: 'host',
    techniques: 'T1204.002',
    incident: malware,
  },
  {
    name: 'Suspicious PowerShell command line',
    summary: 'Encoded command from a scheduled task',
    priority: 'P3',
    weekly: [['2026-03-01', 7]],
    verdicts: { TP: 8, BP: 61, FP: 26, UND: 5 },
    asset: 'host',
    techniques: 'T1059.001',
    incident: malware,
  },
  {
    name: 'Mass download by a single user',
    summary: 'Unusual number of files downloaded',
    priority: 'P3',
    weekly: [['2026-03-01', 3.5]],
    verdicts: { TP: 6, BP: 79, FP: 12, UND: 3 },
    asset: 'user',
    techniques: 'T1530',
    incident: {
      category: 'information-content-security',
      procedure: 'generic',
      title: 'Documents taken by a leaving user',
    },
  },
];

/** Alerts a week that a rule gives at an instant; 0 before it was switched on. */
export function weeklyAt(rule: SampleRule, instant: number): number {
  return rule.weekly.findLast(([from]) => utc(`${from}T00:00:00Z`) <= instant)?.[1] ?? 0;
}
