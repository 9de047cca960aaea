import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkContent, type CheckOptions } from '#lib/checks/check.ts';
import { printFindings, summary } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';

/** The good small site every other one starts from: a case holds only the files in which it differs. */
export const goodSite = 'minimal';
const here = import.meta.dirname;

/** Names of the cases, one a folder. */
export async function siteNames(): Promise<string[]> {
  const found = await readdir(here, { withFileTypes: true });
  return found.filter((item) => item.isDirectory()).map(({ name }) => name);
}

/** Where a case keeps what `check` prints for it in a pipe. */
export function expectedFile(site: string): string {
  return join(here, site, 'expected.txt');
}

/** What `check` prints for a case: the good site with the files of the case laid over it. */
export async function checkSite(site: string, options: Partial<CheckOptions> = {}): Promise<string> {
  return onSite(site, async (root) => {
    const today = (pinned: string | undefined) => todayOf(undefined, pinned, new Date(0));
    const { findings, files } = await checkContent({ root, today, prose: false, ...options });
    return printFindings(findings, { form: 'pipe' }) + summary(findings, files);
  });
}

/** Does something with a copy of a case on disk, and clears it away. */
export async function onSite<T>(site: string, use: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'watchbill-site-'));
  try {
    await cp(join(here, goodSite, 'content'), join(root, 'content'), { recursive: true });
    // Without what check is expected to print.
    const filter = (path: string) => path !== expectedFile(site);
    await cp(join(here, site), root, { recursive: true, filter });
    return await use(root);
  } finally {
    await rm(root, { recursive: true });
  }
}
