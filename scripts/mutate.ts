import { join } from 'node:path';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { writeResult } from '#lib/cli/output.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { explained } from '#test/mutation/explained.ts';
import { reportOf, reportText } from '#test/mutation/report.ts';
import { runMutants, sourcesAt } from '#test/mutation/run.ts';

const flags = {
  only: { type: 'text', value: 'FILE', help: 'only files whose path ends in FILE' },
  all: { type: 'flag', help: 'every mutant of a file' },
  most: { type: 'text', value: 'N', help: 'so many mutants of a file; default 12' },
  seed: { type: 'text', help: 'choose others; default 1' },
  json: sharedFlags.json,
  out: sharedFlags.out,
} as const;
const words = { name: 'PATH…', help: 'folders or files; default src/lib/checks src/lib/metrics/statistics' };
const summary = 'Breaks the code in small ways, in a copy, and says which ways no test notices.';

await run({ name: 'mutate', summary, words, flags }, async ({ words: paths, flags }) => {
  const { all, most = '12', seed = '1', only = '', json, out } = flags;
  if (!/^[1-9]\d*$/.test(most))
    throw new UsageError(`--most "${most}" is not a number`, 'for example --most 12');
  const project = join(import.meta.dirname, '..');
  const wanted = paths.length > 0 ? paths : ['src/lib/checks', 'src/lib/metrics/statistics'];
  const files = sourcesAt(project, wanted).filter((file) => file.endsWith(only));
  if (files.length === 0)
    throw new UsageError(`none of the files ends in "${only}"`, 'for example --only raci.ts');
  const known = explained();
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const results = await runMutants(files, { project, most: all ? Infinity : Number(most), seed, say });
  const report = reportOf(results, known);
  await writeResult(json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report), out);
  return report.survivors.every((row) => row.explained) ? 0 : 1;
});
