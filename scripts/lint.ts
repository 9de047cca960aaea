import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { stepLine } from '#lib/cli/progress.ts';

const steps = {
  // First: it writes the types of content that the next one reads.
  types: 'astro check --minimumSeverity warning --minimumFailingSeverity warning',
  rules: 'oxlint --type-aware',
  addresses: 'node scripts/addresses.ts',
  'dead code': 'knip --no-progress',
  format: 'prettier --check --cache --log-level warn .',
};
const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };

for (const [name, command] of Object.entries(steps)) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(command, {
    shell: true,
    encoding: 'utf8',
    env,
    maxBuffer: 1e8,
  });
  console.log(`${stepLine(name, performance.now() - start)}${status === 0 ? '' : '  failed'}`);
  if (status === 0) continue;
  process.stdout.write(stripVTControlCharacters(stdout + stderr));
  process.exitCode = 1;
}
