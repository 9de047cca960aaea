import { exec } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { stepLine } from '#lib/cli/progress.ts';

/** Commands by what they look at. Those of one list wait for each other; the lists run side by side. */
const steps = [
  // The first writes the types of content that the second reads.
  {
    types: 'astro check --minimumSeverity warning --minimumFailingSeverity warning',
    rules: 'oxlint --type-aware',
  },
  {
    addresses: 'node scripts/addresses.ts',
    'dead code': 'knip --no-progress',
    format: 'prettier --check --cache --log-level warn .',
  },
];
const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };

/** Runs a command through the shell. What it prints belongs to people only when it failed. */
function run(name: string, command: string): Promise<void> {
  const start = performance.now();
  return new Promise((resolve) => {
    exec(command, { env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      console.log(`${stepLine(name, performance.now() - start)}${error ? '  failed' : ''}`);
      if (error) {
        process.stdout.write(stripVTControlCharacters(stdout + stderr));
        process.exitCode = 1;
      }
      resolve();
    });
  });
}

await Promise.all(
  steps.map(async (list) => {
    for (const [name, command] of Object.entries(list)) await run(name, command);
  }),
);
