import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleTexts } from '#lib/checks/rule-texts.ts';
import { readFeedback } from '#lib/exports/feedback.ts';
import { ExportsError } from '#lib/exports/ledger.ts';
import { exportRules } from '#lib/exports/rules.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { RuleExample } from '#lib/model/rule-text.ts';
import { readFolder } from './folder.ts';

/** Rules that speak of more than the good exports have, and the folder of test/exports that has it. */
const others: Record<string, string> = {
  'unrecognised-file': 'date-order-missing',
  'missing-rows': 'splunk-es-notables',
  'day-or-month': 'date-order-missing',
};

const sources = `sources:
  - id: edr
    kind: alerts
    format: csv
    files: [edr.csv]
    timezone: Europe/Berlin
    team: {column: owner, map: {ana: in-house}}
    map:
      id: alert
      created_at: created
`;
const rows = Array.from({ length: 12 }, (_, index) => `A-${index},2026-09-01 08:00:00,ana\n`);
const file = `alert,created,owner\n${rows.join('')}`;

/** All findings about exports with one side of the example of a rule laid over them. */
async function judge(id: string, example: RuleExample, side: 'wrong' | 'right'): Promise<Finding[]> {
  const root = mkdtempSync(join(tmpdir(), 'watchbill-rules-'));
  const folder = join(root, 'content/exports');
  try {
    mkdirSync(join(folder, '../other'), { recursive: true });
    for (const place of [folder, join(folder, '../other')]) {
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'edr.csv'), file);
    }
    writeFileSync(join(folder, 'sources.yaml'), sources);
    const other = others[id];
    if (other !== undefined) cpSync(`test/exports/${other}`, folder, { recursive: true });
    lay(join(root, example.file), example, side);
    return await findingsOf(folder);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** A part of sources.yaml takes the place of its other side, nothing is no file, and any other text is a file whole. */
function lay(path: string, example: RuleExample, side: 'wrong' | 'right'): void {
  const text = example[side];
  const [name = '', target] = text.split(' -> ');
  if (path.endsWith('/')) {
    if (target === undefined) return;
    rmSync(join(path, name));
    return symlinkSync(target, join(path, name));
  }
  if (text === '') return rmSync(path);
  const whole = path.endsWith('.yaml') ? readFileSync(path, 'utf8') : '';
  const there = [example.right, example.wrong].find((known) => known !== '' && whole.includes(known));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, there === undefined ? `${text}\n` : whole.replace(there, () => text));
}

async function findingsOf(folder: string): Promise<Finding[]> {
  try {
    const feedback = readFeedback(join(folder, 'mssp-feedback.csv'), 'mssp-feedback.csv');
    return feedback ? [] : (await readFolder(folder)).findings;
  } catch (error) {
    if (error instanceof ExportsError) return [...error.findings];
    throw error;
  }
}

/** Rule ids where code gives them: `rule: 'x'`, and the first word among the arguments of what makes a finding. */
function emitted(): Set<string> {
  const notRules = new Set(['error', 'warning', 'sources']);
  const code = globSync(['src/lib/exports/*.ts', 'src/lib/metrics/*.ts']).map((path) =>
    readFileSync(path, 'utf8'),
  );
  const words = (text: string) => [...text.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, id = '']) => id);
  const ids = code.flatMap((text) => [
    ...[...text.matchAll(/\brule: ('[a-z-]+')/g)].flatMap(([, id = '']) => words(id)),
    ...[...text.matchAll(/(?<!function )\b(?:say|finding|report|refuse)\(([^;`]*)/g)].flatMap(
      ([, given = '']) =>
        words(given)
          .filter((word) => !notRules.has(word))
          .slice(0, 1),
    ),
  ]);
  return new Set(ids);
}

const examples = exportRules.flatMap(({ id, example }) => (example ? [{ id, example }] : []));

describe('the rules about exports', () => {
  it('have a record for every id that reading can print', () => {
    const known = new Set([...ruleTexts, ...exportRules].map(({ id }) => id));
    expect([...emitted()].filter((id) => !known.has(id))).toEqual([]);
  });

  it('have no record that nothing prints', () => {
    const printed = emitted();
    expect(exportRules.map(({ id }) => id).filter((id) => !printed.has(id))).toEqual([]);
  });

  it('have one record each, which no rule of content has', () => {
    const all = [...ruleTexts, ...exportRules].map(({ id }) => id);
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
    for (const { title, why } of exportRules) {
      expect(title).toMatch(/^([A-Z]|mssp-feedback\.csv).*\.$/);
      expect(why).toMatch(/^\S.*[^.]$/);
    }
  });

  it('have an example, but for the three that no file by itself brings about', () => {
    const bare = exportRules.filter(({ example }) => !example).map(({ id }) => id);
    expect(bare).toEqual(['changed-file', 'count-mismatch', 'out-of-memory']);
  });

  it.each(examples)('$id: what is wrong is found, in the words the record has', async ({ id, example }) => {
    const found = (await judge(id, example, 'wrong')).filter(({ rule }) => rule === id);
    expect(found.map(({ message }) => message)).toContain(example.says);
    const severity = exportRules.find((rule) => rule.id === id)?.severity;
    expect(found[0]?.severity).toBe(severity);
  });

  it.each(examples)('$id: what is right is not found', async ({ id, example }) => {
    const found = await judge(id, example, 'right');
    expect(found.filter(({ rule }) => rule === id)).toEqual([]);
  });
});
