import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const refused = {
  'src/lib/model/a.ts': "import '#lib/content/read.ts';",
  'src/lib/coverage/b.ts': "export { x } from '../model/date.ts';",
  'src/lib/charts/c.ts': "import type { X } from '#lib/model/date.ts';",
  'src/lib/views/d.ts': "import { x } from '#lib/charts/bars.ts';",
  'src/lib/views/e.ts': "import { readFileSync } from 'node:fs';",
  'src/lib/metrics/f.ts': "import { x } from '#lib/content/read.ts';",
  'src/lib/checks/g.ts': "import { x } from '#lib/metrics/run.ts';",
  'src/lib/content/h.ts':
    "import { x } from '@duckdb/node-api'; export const now = Date.now() + Math.random();",
  'src/client/i.ts': "import { x } from '#lib/model/date.ts';",
  'src/components/J.astro': "---\nimport { x } from '#lib/views/site.ts';\n---\n{x}",
  'src/pages/k.astro': "---\nimport { x } from '#lib/content/read.ts';\n---\n{x}",
};
const allowed = {
  'src/lib/model/l.ts': "import { z } from 'zod'; import { x } from '#lib/model/date.ts'; export { x, z };",
  'src/lib/views/m.ts': "import type { X } from '#lib/charts/bars.ts'; export type { X };",
  'src/lib/views/n.ts': "export { x } from '#lib/charts/format.ts';",
  'src/lib/checks/o.ts': "export { x } from '#lib/metrics/catalogue/catalogue.ts';",
  'src/client/p.ts': "import type { X } from '#lib/model/date.ts'; export type { X };",
  'src/components/Q.astro': "---\nimport type { X } from '#lib/views/site.ts';\nconst x: X = 1;\n---\n{x}",
};
const known = ['content/read', 'model/date', 'charts/bars', 'charts/format', 'metrics/run', 'views/site'];

let root: string;
let found: Map<string, string[]>;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-lint-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  for (const name of [...known, 'metrics/catalogue/catalogue'])
    write(`src/lib/${name}.ts`, 'export type X = number; export const x = 1;');
  for (const [file, text] of Object.entries({ ...refused, ...allowed })) write(file, text);
  for (const file of ['oxlint.config.ts', 'oxlint.imports.ts', 'package.json'])
    copyFileSync(file, join(root, file));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  found = lint(root);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Codes of what oxlint refuses, by file. */
function lint(cwd: string): Map<string, string[]> {
  const command = [resolve('node_modules/oxlint/bin/oxlint'), 'src', '--format', 'json'];
  let text: string;
  try {
    text = execFileSync(process.execPath, command, { cwd, encoding: 'utf8' });
  } catch (error) {
    text = (error as { stdout: string }).stdout;
  }
  const { diagnostics } = JSON.parse(text) as { diagnostics: { filename: string; code: string }[] };
  const rows = Map.groupBy(diagnostics, ({ filename }) => filename.replaceAll('\\', '/'));
  return new Map([...rows].map(([file, list]) => [file, list.map(({ code }) => code)]));
}

it.each(Object.keys(refused))('%s may not know what it imports', (file) => {
  expect(found.get(file)).toContain('eslint(no-restricted-imports)');
});

it.each(Object.keys(allowed))('%s may know what it imports', (file) => {
  expect(found.get(file) ?? []).toEqual([]);
});

it('the clock and chance are inputs of src/lib', () => {
  expect(
    found.get('src/lib/content/h.ts')?.filter((code) => code.includes('restricted-properties')),
  ).toHaveLength(2);
});
