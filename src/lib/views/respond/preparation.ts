import { preparationState } from '#lib/coverage/readiness.ts';
import { addDays, dateInWords } from '#lib/model/date.ts';
import { days, durationInWords } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import { partViews, type PartView } from '#lib/views/prose.ts';
import { linksTo, relatedTo, type LinkView, type RelatedView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import type { StatusView } from '#lib/views/detect/use-case.ts';

const results = {
  ready: { tone: 'ok', text: 'Ready' },
  partial: { tone: 'part', text: 'Partly' },
  missing: { tone: 'gap', text: 'Missing' },
  untested: { tone: 'gap', text: 'Never tested' },
} as const;

/** An item of the ongoing preparation, with its tests, newest first. */
export interface PreparationView {
  head: HeadView;
  state: StatusView;
  target: string | undefined;
  test: string | undefined;
  cadence: string;
  /** Day the next test is due, `YYYY-MM-DD`; undefined before the first. */
  nextTest: string | undefined;
  tests: { date: string; state: StatusView; took: string; note: string }[];
  neededBy: LinkView[];
  related: RelatedView[];
  body: PartView[];
}

/** Everything a preparation item's page shows. */
export function preparationView(site: Site, entry: Entry<'preparation'>): PreparationView {
  const { data, document } = entry;
  const tests = (data.tests ?? []).toSorted((a, b) => (a.on < b.on ? 1 : -1));
  const { result, on, overdue } = preparationState(entry, site.today);
  const next = on && addDays(on, days(data.cadence));
  return {
    head: headView(site, entry),
    state:
      overdue && next
        ? { tone: 'part', text: `${results[result].text}, test overdue since ${dateInWords(next)}` }
        : results[result],
    target: data.target && /^\d+[smhdw]$/.test(data.target) ? durationInWords(data.target) : data.target,
    test: data.test,
    cadence: durationInWords(data.cadence),
    nextTest: next,
    tests: tests.map((test) => ({
      date: dateInWords(test.on),
      state: results[test.result],
      took: test.took ? durationInWords(test.took) : '',
      note: test.note ?? '',
    })),
    neededBy: linksTo(site, 'procedure', data.needed_by ?? []),
    related: relatedTo(site, entry, ['procedure']),
    body: partViews(
      document.nodes.filter((node) => node.kind === 'prose' || node.kind === 'command'),
      site,
      new Map(),
    ),
  };
}
