import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { readHistory } from '#lib/content/history.ts';
import { project, type AstroInputs } from '#lib/publish/astro.ts';
import { digestOf } from './digest.ts';

/** What stands in the project and can change a page. The installed packages are named by npm's own record. */
const code = [
  ...['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'],
  ...['CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...['docs', 'hosting', 'public', 'schemas', 'scripts', 'src', 'node_modules/.package-lock.json'],
];

/**
 * SHA-256, in hex, of all a build is made of but its audience: code, installed packages, content/ with its images
 * and numbers, contacts, what git knows of it, and `day` (YYYY-MM-DD, used where nothing pins another).
 * `from` is the folder of the code.
 */
export async function digestOfInputs(
  {
    root,
    today = null,
    contacts,
  }: Pick<AstroInputs, 'root' | 'contacts'> & { today?: string | null | undefined },
  day: string,
  from = project,
): Promise<string> {
  const parts = [
    ...[process.version, process.platform, process.arch, today, day],
    digestOf(from, code),
    digestOf(resolve(root), ['content']),
    contacts === undefined ? null : digestOf(resolve(root, contacts), ['.']),
    await readHistory(root),
  ];
  const text = JSON.stringify(parts, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  return createHash('sha256').update(text).digest('hex');
}
