import { ruleTexts, shown } from '#lib/checks/rule-texts.ts';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { writeResult } from '#lib/cli/output.ts';
import { paintFor } from '#lib/cli/paint.ts';
import { printRule, printRules } from '#lib/cli/print-rules.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { exportRules } from '#lib/exports/rules.ts';
import { didYouMean } from '#lib/model/nearest.ts';

const { json, out } = sharedFlags;
const words = { name: '[RULE]', help: 'as it stands in brackets after a finding; without it, all', most: 1 };
const summary = 'Says why a rule exists, and shows it wrong and right.';

await run({ name: 'explain', summary, words, flags: { json, out } }, async ({ flags, words: [word] }) => {
  const id = word?.replace(/^\[|\]$/g, '');
  const rules = [...ruleTexts, ...exportRules].map(shown).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rule = rules.find((known) => known.id === id);
  const ids = rules.map((known) => known.id);
  if (id !== undefined && !rule)
    throw new UsageError(`there is no rule "${id}"`, didYouMean(id, ids) ?? 'npm run explain  lists all');
  const paint = paintFor(process.stdout.isTTY && !flags.out, process.env);
  const text = rule ? printRule(rule, paint) : printRules(rules);
  await writeResult(flags.json ? `${JSON.stringify(rule ?? rules, null, 2)}\n` : text, flags.out);
  return 0;
});
