import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address and folder of the portal built for these tests. */
    portal: { url: string; folder: string };
  }
}

/** Address of the served portal, with its base. */
export const portal = inject('portal');

/** One page of every kind. */
export const kinds = [
  '',
  'respond/',
  'respond/i-see/',
  'respond/plan/',
  'respond/roles/incident-coordinator/',
  'respond/preparation/disable-account-24x7/',
  'respond/procedures/ransomware/',
  'respond/procedures/ransomware/paper/',
  'respond/night-pack/',
  'respond/blocks/isolate-host/',
  'respond/comms/internal-holding/',
  'triage/',
  'triage/mailbox-rule-forwarding/',
  'detect/',
  'detect/use-cases/mailbox-forward-rule/',
  'detect/coverage/',
  'detect/validation/',
  'detect/exceptions/',
  'detect/data-sources/',
  'detect/trace/',
  'threats/',
  'threats/ransomware-extortion/',
  'measure/',
  'measure/detection/',
  'measure/response/',
  'measure/rules/atypical-travel/',
  'measure/joint/',
  'measure/data/',
  'measure/reports/',
  'measure/reports/2026-Q3/',
  'respond/provider/',
  'due/',
  'changes/',
  'glossary/',
  'help/',
  'help/editing/',
  'help/definitions/',
  'search/',
] as const;

/** Every page of the built portal, as paths below its base. */
export async function allPages(): Promise<string[]> {
  const files = await readdir(portal.folder, { recursive: true });
  return files
    .filter((file) => file.endsWith('.html') && !file.startsWith('pagefind'))
    .map((file) => file.replaceAll('\\', '/').replace(/index\.html$/, ''))
    .toSorted();
}

/** Whether a path below the base is a file or a page of the portal. */
export function exists(path: string): boolean {
  const file = join(portal.folder, decodeURIComponent(path));
  return path === '' || path.endsWith('/') ? existsSync(join(file, 'index.html')) : existsSync(file);
}
