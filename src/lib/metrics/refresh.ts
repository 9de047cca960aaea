import type { Content } from '#lib/model/entry.ts';
import type { RuleRow } from '#lib/model/rule-row.ts';
import { deliver } from './deliver.ts';
import { runMetrics } from './run.ts';
import { settingsOf, type MetricsFlags } from './settings.ts';

/** As typed without a flag. */
const plain: MetricsFlags = {
  exports: undefined,
  out: undefined,
  'as-of': undefined,
  timezone: undefined,
  period: undefined,
  memory: undefined,
  json: false,
};

/**
 * Computes and writes the numbers as `npm run metrics` does without a flag, and says of which day they are.
 * Throws what runMetrics and settingsOf throw.
 */
export async function refreshMetrics(
  root: string,
  { portal }: Pick<Content, 'portal'>,
  today: (pinned: string | undefined) => string,
  rules: readonly RuleRow[],
): Promise<string> {
  const settings = settingsOf(plain, portal, root);
  const done = await runMetrics({ ...settings, today: today(portal.today), rules });
  deliver(done, settings, 0);
  return `as of ${done.file.as_of.slice(0, 10)}, ${done.file.results.length} results`;
}
