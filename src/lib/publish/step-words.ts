import { globSync } from 'node:fs';
import type { ContentRead } from '#lib/content/read.ts';
import type { Kept } from './offline/offline.ts';
import { folderSize } from './search-index.ts';
import { counted, sizeInWords } from './steps.ts';

/** Whether a finding stops the build. */
export const isError = ({ severity }: { severity: string }) => severity === 'error';

/** What check read, and how many warnings it has, in words. */
export function checked({ files, findings }: ContentRead): string {
  const warnings = findings.length - findings.filter(isError).length;
  return counted(files, 'file') + (warnings > 0 ? `, ${counted(warnings, 'warning')}` : '');
}

/** How many pages lie in a folder, in words. */
export function pagesIn(folder: string): string {
  return `${counted(globSync('**/*.html', { cwd: folder }).length, 'page')}, ${sizeInWords(folderSize(folder))}`;
}

/** How many secrets were looked for, in words. */
export function lookedFor(secrets: number): string {
  return secrets === 0 ? 'nothing is left out' : `${counted(secrets, 'secret')}, none shown`;
}

/** How much can be searched, in words. */
export function indexed({ pages, bytes }: { pages: number; bytes: number }): string {
  return `${counted(pages, 'page')}, ${sizeInWords(bytes)}`;
}

/** How much is kept for offline use, in words. */
export function keptInWords({ files, bytes }: Kept): string {
  return `${counted(files, 'file')}, ${sizeInWords(bytes)}`;
}
