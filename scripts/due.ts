import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { writeResult } from '#lib/cli/output.ts';
import { printFindings } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { readContent } from '#lib/content/read.ts';
import { dueDates } from '#lib/due/dates.ts';
import { formats, printDue } from '#lib/due/print.ts';
import { week } from '#lib/due/week.ts';
import { addDays } from '#lib/model/date.ts';

const { out, today, root } = sharedFlags;
const days = { type: 'text', value: 'N', help: 'how many days ahead, 0 to 3650; default: 30' } as const;
const format = { type: 'text', value: 'FORMAT', help: 'text, markdown or json; default: text' } as const;
const flags = { days, format, out, today, root };
const summary = 'What needs somebody, and the week of the coordinator.';

await run({ name: 'due', summary, flags }, async (given) => {
  const { days = '30', root = '.', format: asked = 'text' } = given.flags;
  const format = formats.find((known) => known === asked);
  if (!format) throw new UsageError(`there is no format "${asked}"`, formats.join(', '));
  const ahead = Number(days);
  if (!/^\d{1,4}$/.test(days) || ahead > 3650)
    throw new UsageError(`--days takes 0 to 3650, not "${days}"`, '--days 30');
  const contacts = process.env['WATCHBILL_CONTACTS'];
  const { content, findings } = await readContent({ root, highlight: false, ...(contacts && { contacts }) });
  process.stderr.write(printFindings(findings, { form: 'pipe' }));
  if (!content) return 1;
  const today = todayOf(given.flags.today, content.portal.today, new Date());
  const dates = dueDates(content, today).filter(({ by }) => by <= addDays(today, ahead));
  const list = { today, ahead, week: week(dates, today), dates };
  await writeResult(printDue(list, format), given.flags.out);
  return 0;
});
