import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { printFindings } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { readContent } from '#lib/content/read.ts';
import { deliver } from '#lib/relevance/deliver.ts';
import { relevanceFlags, relevanceOptions } from '#lib/relevance/options.ts';
import { relevance } from '#lib/relevance/relevance.ts';
import { readRules } from '#lib/rules/read-rules.ts';

const flags = { ...sharedFlags, ...relevanceFlags };
const words = { name: 'RULES_DIR', help: 'folder of Sigma, Elastic, Splunk or Sentinel rules', least: 1 };
const summary = "Which of somebody else's rules matter to our threats and data.";

await run({ name: 'relevance', summary, words, flags }, async (given) => {
  const options = relevanceOptions(given.flags, given.words);
  if ('problem' in options) throw new UsageError(options.problem, options.hint);
  const say = (findings: Parameters<typeof printFindings>[0]) =>
    process.stderr.write(printFindings(findings, { form: 'pipe' }));
  const { content, findings, leftOut } = await readContent({ root: options.root, highlight: false });
  say(findings);
  if (!content) return 1;
  const today = todayOf(given.flags.today, content.portal.today, new Date());
  const read = readRules(options.folder, options.format);
  const result = relevance(content, read, today);
  say([...read.findings, ...result.findings]);
  const { result: text, notes } = deliver(result, content, { ...options, today, leftOut });
  process.stdout.write(text);
  process.stderr.write(notes);
  return 0;
});
