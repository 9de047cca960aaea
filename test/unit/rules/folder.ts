import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readRules, type RulesRead } from '#lib/rules/read-rules.ts';
import type { RuleFormat } from '#lib/rules/rule.ts';

/** Rules of our own in all four formats, and what is left out of each. */
export const pack = join(import.meta.dirname, 'pack');

/** Does something with a folder of these files, and clears it away. */
export function onFolder<T>(files: Record<string, string | Buffer>, use: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'watchbill-rules-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    return use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The rules of these files. Findings name files below the folder. */
export function read(files: Record<string, string | Buffer>, format?: RuleFormat): RulesRead {
  return onFolder(files, (root) => {
    const found = readRules(root, format);
    const findings = found.findings.map((finding) => ({
      ...finding,
      file: finding.file.replace(`${root}/`, ''),
    }));
    return { ...found, findings };
  });
}

/** A Sigma rule as text; `more` replaces or adds lines. */
export function sigma(more: Record<string, string> = {}): string {
  const lines = {
    title: 'Something odd',
    id: '0a1b2c3d-0c53-4f6e-9a57-1f3a5f0b7c00',
    status: 'test',
    tags: '[attack.t1490]',
    logsource: '{product: windows, category: process_creation}',
    detection: '{selection: {Image: odd.exe}, condition: selection}',
    level: 'high',
    ...more,
  };
  return Object.entries(lines)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}
