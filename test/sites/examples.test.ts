import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContent } from '#lib/checks/check.ts';
import { ruleTexts } from '#lib/checks/rule-texts.ts';
import type { RuleExample } from '#lib/model/rule-text.ts';
import type { Finding } from '#lib/model/finding.ts';
import { goodSite, onSite } from './site.ts';

/** Rules that speak of more than the good site has. */
const sites: Record<string, string> = {
  'flat-assessment': 'flat-assessment',
  codeowners: 'codeowners',
  length: 'phases-present',
  snapshot: 'snapshot',
  'report-numbers': 'report-frozen',
  'report-carried': 'report-frozen',
  'typed-number': 'report-frozen',
};

const examples = ruleTexts.flatMap(({ id, example }) => (example ? [{ id, example }] : []));

/** All findings of the site of a rule with one side of its example laid over it. */
function judge(id: string, example: RuleExample, side: 'wrong' | 'right'): Promise<Finding[]> {
  return onSite(sites[id] ?? goodSite, async (root) => {
    await lay(root, id, example, side);
    const { findings } = await checkContent({ root, today: (pinned) => pinned ?? '' });
    return findings;
  });
}

async function lay(root: string, id: string, example: RuleExample, side: 'wrong' | 'right'): Promise<void> {
  const path = join(root, example.file);
  const text = example[side];
  if (example.file.endsWith('/')) return layFile(path, id, text);
  const base = await readFile(path, 'utf8');
  const there = [example.right, example.wrong].find((known) => known !== '' && base.includes(known));
  const whole =
    text === '' ? '' : there === undefined ? `${base}\n${text}\n` : base.replace(there, () => text);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, whole, id === 'encoding' && side === 'wrong' ? 'latin1' : 'utf8');
}

/** A file of that name: a page is a copy of its neighbour, `a -> b` a symbolic link. */
async function layFile(folder: string, id: string, name: string): Promise<void> {
  const [file = '', target] = name.split(' -> ');
  if (target) return symlink(target, join(folder, file));
  const known = await readdir(folder);
  if (known.includes(file)) return undefined;
  const page = known.find((other) => other.endsWith('.mdx')) ?? '';
  const bytes = file.endsWith('.mdx')
    ? await readFile(join(folder, page))
    : Buffer.alloc(id === 'file-size' && file.startsWith('whole') ? 500_001 : 1);
  return writeFile(join(folder, file), bytes);
}

describe('the example of every rule', () => {
  it.each(examples)('$id: what is wrong is found, in the words the record has', async ({ id, example }) => {
    const found = (await judge(id, example, 'wrong')).filter(({ rule }) => rule === id);
    expect(found.map(({ message }) => message)).toContain(example.says);
  });

  it.each(examples)('$id: what is right is not found', async ({ id, example }) => {
    const found = await judge(id, example, 'right');
    // A new file answers for itself only: other pages do not know it yet.
    const alone = example.file.endsWith('/') || id in sites;
    expect(alone ? found.filter(({ rule }) => rule === id) : found).toEqual([]);
  });
});
