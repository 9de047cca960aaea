import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { nearest } from '#lib/model/nearest.ts';
import { PublishProblem, RequestProblem } from '#lib/publish/problem.ts';

/** Something to print. */
export interface Sheet {
  /** Below the base, `respond/plan/`; after a `#` the one part of the page that is wanted. */
  path: string;
  /** Of the file, without paper size and ending. */
  name: string;
}

/** What people print before a bad night, where there is nothing else asked for. */
const usual = [
  'respond/night-pack/',
  'respond/plan/',
  'respond/provider/',
  'respond/procedures/*/paper/#card',
  'respond/procedures/*/',
  'measure/reports/*/',
];

/**
 * What to print of a built folder: the pages `wanted` names (addresses below `base`), else the usual ones.
 * Throws RequestProblem for a page that is not there.
 */
export function sheetsOf(folder: string, base: string, wanted: readonly string[]): Sheet[] {
  const paths =
    wanted.length > 0
      ? wanted.map((word) => existing(folder, tidied(word, base)))
      : usual.flatMap((pattern) => matching(folder, pattern));
  const sheets = [...new Set(paths)].map((path) => ({ path, name: nameOf(path) }));
  const names = new Map<string, string>();
  for (const { path, name } of sheets) {
    const other = names.get(name);
    if (other)
      throw new PublishProblem(`${other} and ${path} would both become ${name}.pdf`, 'print one at a time');
    names.set(name, path);
  }
  return sheets;
}

/** An address as somebody types or copies it: `/respond/plan`, `respond/plan/index.html`. */
function tidied(word: string, base: string): string {
  const [page = '', part] = word.split('#', 2);
  const below = page.startsWith(base) ? page.slice(base.length) : page.replace(/^\//, '');
  const path = below.replace(/(^|\/)index\.html$/, '$1').replace(/([^/])$/, '$1/');
  return part ? `${path}#${part}` : path;
}

function existing(folder: string, path: string): string {
  const [page = '', part] = path.split('#', 2);
  const pages = pagesIn(folder, '**/');
  if (!pages.includes(page)) {
    const close = nearest(page, pages);
    throw new RequestProblem(
      `there is no page ${page} in what was built`,
      close ? `did you mean ${close}?` : 'name it as its address says, for example respond/plan/',
    );
  }
  if (part && !hasPart(folder, page, part))
    throw new RequestProblem(`${page} has no part #${part}`, 'its own list of sheets names them');
  return path;
}

function matching(folder: string, pattern: string): string[] {
  const [pages = '', part] = pattern.split('#', 2);
  const found = pagesIn(folder, pages);
  return part ? found.filter((page) => hasPart(folder, page, part)).map((page) => `${page}#${part}`) : found;
}

function pagesIn(folder: string, pattern: string): string[] {
  return globSync(`${pattern}index.html`, { cwd: folder })
    .map((file) => file.split(sep).join('/').slice(0, -'index.html'.length))
    .toSorted();
}

function hasPart(folder: string, page: string, part: string): boolean {
  const file = join(folder, page, 'index.html');
  return existsSync(file) && readFileSync(file, 'utf8').includes(`id="${part}"`);
}

/** `respond/procedures/ransomware/paper/#card` → `ransomware-card`: what a person would call it. */
function nameOf(path: string): string {
  const short = path.replace(/^respond\/(procedures\/)?/, '').replace(/(^|\/)paper\//, '$1sheets/');
  return short.replace('sheets/#', '#').split(/[/#]/).filter(Boolean).join('-') || 'start';
}
