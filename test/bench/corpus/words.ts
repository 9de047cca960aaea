import type { Random } from '#lib/exports/sample/random.ts';

/** What procedures of the bench are about. */
export const things = [
  'mailbox rules',
  'sign-in records',
  'service accounts',
  'backup catalogue',
  'firewall state',
  'scheduled tasks',
  'access tokens',
  'mail gateway queue',
  'shadow copies',
  'build secrets',
];

/** One of a list, each as likely as the others. */
export function draw<T>(random: Random, list: readonly [T, ...T[]] | readonly T[]): T {
  return random.pick(list.map((item) => [item, 1] as const));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
