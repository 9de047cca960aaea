import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { writeResult } from '#lib/cli/output.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { cases } from '#test/bench/cases.ts';
import { canMeasure } from '#test/bench/measure.ts';
import { table } from '#test/bench/report.ts';
import { casesNamed, runCases } from '#test/bench/run.ts';

const names = cases.map(({ name }) => name).join(', ');
const only = { type: 'text', value: 'NAME', help: `only this case: ${names}` } as const;
const full = { type: 'flag', help: 'also 4,000 procedures and 10 M rows: half an hour' } as const;
const { json, out } = sharedFlags;
const summary = 'Measures CPU time against other tools in the same run.';

await run({ name: 'bench', summary, flags: { only, full, json, out } }, async ({ flags }) => {
  const wanted = casesNamed(flags.only);
  if (!wanted) throw new UsageError(`there is no case "${flags.only}"`, `one of ${names}`);
  if (!canMeasure) throw new UsageError('times of a process tree are read from /proc', 'run it on Linux');
  const rows = await runCases(wanted, {
    full: flags.full,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  await writeResult(flags.json ? `${JSON.stringify(rows, null, 2)}\n` : `${table(rows)}\n`, flags.out);
  return 0;
});
