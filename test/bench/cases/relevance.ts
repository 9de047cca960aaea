import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { middle, type Case } from '#test/bench/case.ts';
import { project, work } from '#test/bench/sites.ts';
import { measure, type Cost } from '#test/bench/measure.ts';

const techniques = ['T1003.001', 'T1059.001', 'T1190', 'T1490', 'T1114.003', 'T1547.001', 'T1562.001'];
const logs = ['category: process_creation', 'category: registry_set', 'service: security'];

/** As many rules as the largest public sets have, against the starter content. */
export const relevance: Case = {
  name: 'relevance',
  about: '3,000 Sigma rules read and weighed',
  async run({ say }) {
    const folder = join(work, 'rules');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (let n = 0; n < 3000; n += 1) await writeFile(join(folder, `rule_${n}.yml`), ruleText(n));
    const found: Cost[] = [];
    for (let turn = 1; turn <= 3; turn += 1) {
      say(`relevance: 3,000 rules, run ${turn} of 3`);
      const args = ['scripts/relevance.ts', folder, '--out', join(work, 'relevance.json')];
      found.push(await measure({ file: process.execPath, args, cwd: project }));
    }
    const [cpu, memory] = [found.map((cost) => cost.cpu), found.map((cost) => cost.memory / 1e6)];
    return [
      { case: 'relevance', what: '3,000 rules', value: middle(cpu), unit: 's', goal: 5 },
      { case: 'relevance', what: '3,000 rules', value: middle(memory), unit: 'MB', goal: 500 },
    ];
  },
};

/** A rule as long as most: about forty lines. */
function ruleText(n: number): string {
  const values = Array.from({ length: 16 }, (_, index) => `      - '\\tool-${n}-${index}.exe'`);
  return [
    `title: Tool ${n} started by another program`,
    `id: ${String(n).padStart(8, '0')}-0c53-4f6e-9a57-1f3a5f0b7c00`,
    'status: test',
    'description: |',
    '  One program starts another that it has no reason to start. The text is as long as such texts are:',
    '  a few lines that say what was seen, and why it matters.',
    'references:',
    `  - https://example.org/reports/${n}`,
    'date: 2026-01-02',
    'tags:',
    '  - attack.execution',
    `  - attack.${techniques[n % techniques.length]?.toLowerCase()}`,
    'logsource:',
    `  ${logs[n % logs.length]}`,
    '  product: windows',
    'detection:',
    '  selection:',
    '    Image|endswith:',
    ...values,
    '  filter_main_system:',
    '    User: SYSTEM',
    '  condition: selection and not 1 of filter_main_*',
    'falsepositives:',
    '  - Unknown',
    `level: ${n % 3 === 0 ? 'high' : 'medium'}`,
    '',
  ].join('\n');
}
