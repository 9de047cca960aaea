/** One finding as the panel of the dev server tells it. Every text of content is on one line and without controls. */
export interface Told {
  severity: 'error' | 'warning';
  /** `content/triage/x.mdx:12:3` */
  place: string;
  message: string;
  /** The edit that fixes it. */
  hint: string | undefined;
  rule: string;
  /** Address of the page that the file makes, from the root of the server; undefined when it makes none. */
  page: string | undefined;
}

/** What the dev server tells every open page after each change of content/. */
export interface News {
  /** In reading order. */
  told: Told[];
  /** Addresses of pages that cannot be read: they are shown as they were before, or not at all. */
  kept: string[];
}

/** Events of the dev server's socket. */
export const newsEvent = 'watchbill:findings';
export const askEvent = 'watchbill:ask';

/** Findings for whoever looks at `path`: those of this page and of what lies below it, then the others; errors first. */
export function arranged(told: readonly Told[], path: string): { here: Told[]; elsewhere: Told[] } {
  const sorted = told.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  const here = new Set(sorted.filter(({ page }) => page !== undefined && path.startsWith(page)));
  return { here: [...here], elsewhere: sorted.filter((one) => !here.has(one)) };
}

/** "2 errors, 1 warning", or "No findings". */
export function countInWords(told: readonly Told[]): string {
  const errors = told.filter(({ severity }) => severity === 'error').length;
  const parts = [
    ...(errors ? [count(errors, 'error')] : []),
    ...(told.length > errors ? [count(told.length - errors, 'warning')] : []),
  ];
  return parts.join(', ') || 'No findings';
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
