import { addDays, dateInWords, daysBetween } from '#lib/model/date.ts';
import { days, durationInWords } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import type { FigureView } from '#lib/views/measure/figure.ts';
import { ruleNumbers, type RuleNumbers } from '#lib/views/measure/rule-numbers.ts';
import { partViews, type PartView } from '#lib/views/prose.ts';
import { techniqueViews, type TechniqueView } from '#lib/views/respond/procedure.ts';
import { linkTo, linksTo, relatedTo, type LinkView, type RelatedView } from '#lib/views/related.ts';
import { page, type Site } from '#lib/views/site.ts';
import { isOff } from './switched-off.ts';
import { useCaseVolume } from '#lib/views/measure/use-case-volume.ts';
import { inWords, insideSentence } from '#lib/views/words.ts';

/** A status as shape, word and colour. */
export interface StatusView {
  tone: 'ok' | 'part' | 'gap' | 'planned';
  text: string;
}

/** A use case page: what it sees and misses, why we run it, what we switched off, what was proven. */
export interface UseCaseView {
  head: HeadView;
  objective: string;
  level: string;
  proven: StatusView;
  techniques: TechniqueView[];
  control: string | undefined;
  blindSpots: string[];
  falsePositives: string[];
  expectedVolume: number | undefined;
  threats: { threat: LinkView; question: string }[];
  dataSources: { name: string; product: string; retention: number; state: StatusView }[];
  scopes: { id: string; name: string; count: number; marks: string }[];
  content: {
    origin: string;
    product: string;
    rule: string;
    url: string | undefined;
    decision: string;
    reason: string;
    decided: string;
    revisit: string;
  }[];
  validations: {
    id: string;
    date: string;
    test: string;
    technique: string;
    where: string;
    state: StatusView;
    after: string;
    note: string | undefined;
    followUp: string | undefined;
  }[];
  guide: LinkView | undefined;
  procedures: LinkView[];
  numbers: RuleNumbers[];
  /** How many alerts its rules raised, over time. */
  volume: FigureView[];
  related: RelatedView[];
  body: PartView[];
}

/** The name of a scope, or its id when the registry has lost it. */
export function scopeName(site: Site, id: string): string {
  return site.content.registries.scopes.find((scope) => scope.id === id)?.name ?? id;
}

/** Everything a use case page shows. */
export function useCaseView(site: Site, entry: Entry<'use-case'>): UseCaseView {
  const { data, document } = entry;
  const guide = data.triage_guide ? page(site, 'triage', data.triage_guide) : undefined;
  const escalations = (guide?.data.decide ?? []).flatMap((row) => row.escalate?.procedure ?? []);
  const tests = (data.validations ?? []).toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  return {
    head: headView(site, entry),
    objective: data.objective,
    level: data.level,
    proven: proven(site, entry),
    techniques: techniqueViews(site, data.techniques ?? []),
    control: data.control,
    blindSpots: data.blind_spots ?? [],
    falsePositives: data.false_positives ?? [],
    expectedVolume: data.expected_volume,
    threats: (data.threats ?? []).flatMap(({ threat, question }) => {
      const asked = page(site, 'threat', threat)?.data.detection_questions?.find(
        (row) => row.id === question,
      );
      return asked ? [{ threat: linkTo(site, `threat/${threat}`), question: asked.question }] : [];
    }),
    dataSources: (data.data_sources ?? []).map((id) => dataSource(site, id)),
    scopes: (data.scopes ?? []).map((id) => {
      const scope = site.content.registries.scopes.find((row) => row.id === id);
      const marks = [scope?.crown_jewel && 'crown jewel', scope?.privileged && 'privileged'];
      return {
        id,
        name: scope?.name ?? id,
        count: scope?.count ?? 0,
        marks: marks.filter(Boolean).join(', '),
      };
    }),
    content: (data.content ?? []).map(({ origin, product, rule, url, relevance }) => ({
      ...{ origin: inWords(origin), product, rule, url },
      decision: relevance ? inWords(relevance.decision) : 'Our own rule',
      reason: relevance ? inWords(relevance.reason) : '',
      decided: relevance
        ? `${dateInWords(relevance.decided_on)}, ${insideSentence(relevance.decided_by)}`
        : '',
      revisit: relevance ? dateInWords(relevance.revisit_by) : '',
    })),
    validations: tests.map((test) => ({
      ...{ id: test.id, date: dateInWords(test.date), test: test.test_ref, note: test.note },
      technique: test.technique ?? '',
      where: scopeName(site, test.scope),
      state: validationStatus(test, site.today),
      after: test.alert_after ? durationInWords(test.alert_after) : '',
      followUp: test.follow_up && `${inWords(test.follow_up.owner)}, by ${dateInWords(test.follow_up.due)}`,
    })),
    guide: guide && linkTo(site, `triage/${guide.id}`),
    procedures: linksTo(site, 'procedure', escalations),
    numbers: ruleNumbers(
      site,
      (data.content ?? []).filter((row) => !isOff(row.relevance?.decision)).map((row) => row.rule),
    ),
    volume: useCaseVolume(site, entry),
    related: relatedTo(site, entry, ['threat', 'triage']),
    body: partViews(
      document.nodes.filter((node) => node.kind === 'prose' || node.kind === 'command'),
      site,
      new Map(),
    ),
  };
}

type Test = NonNullable<Entry<'use-case'>['data']['validations']>[number];

/** A test's result in words, marked when its validity has passed. */
export function validationStatus(test: Test, today: string): StatusView {
  const words = {
    detected: ['ok', 'Detected'],
    'blocked-with-alert': ['ok', 'Blocked, with an alert'],
    'detected-late': ['part', 'Detected late'],
    'blocked-no-alert': ['gap', 'Blocked, no alert'],
    'logged-only': ['gap', 'Logged only'],
    'not-detected': ['gap', 'Not detected'],
    'not-run': ['planned', test.date > today ? 'Planned' : 'Not run'],
  } as const;
  const [tone, text] = words[test.result];
  const end = addDays(test.date, days(test.valid_for));
  return tone !== 'planned' && end < today
    ? { tone: 'part', text: `${text}, too old since ${dateInWords(end)}` }
    : { tone, text };
}

/** How far a use case is proven by tests, in a few words. */
export function proven(site: Site, entry: Entry<'use-case'>): StatusView {
  const { data } = entry;
  const tests = (data.validations ?? []).filter(
    (test) => test.result !== 'not-run' && test.method !== 'tabletop',
  );
  if (data.lifecycle !== 'live') return { tone: 'planned', text: inWords(data.lifecycle) };
  const newest = new Map<string, Test>();
  for (const test of tests) {
    const key = `${test.scope} ${test.technique}`;
    const other = newest.get(key);
    if (!other || other.date < test.date) newest.set(key, test);
  }
  const states = [...newest.values()].map((test) => ({ test, state: validationStatus(test, site.today) }));
  const tested = new Set(states.map(({ test }) => test.scope));
  const failed = states
    .filter(({ state }) => state.tone === 'gap')
    .map(({ test }) => scopeName(site, test.scope));
  const scopes = data.scopes ?? [];
  if (states.length === 0) return { tone: 'gap', text: 'Running, never tested' };
  if (failed.length > 0)
    return { tone: 'gap', text: `Fails on ${[...new Set(failed)].join(', ').toLowerCase()}` };
  if (tested.size < scopes.length)
    return { tone: 'part', text: `Tested in ${tested.size} of ${scopes.length} scopes` };
  return { tone: 'ok', text: `Validated in ${tested.size} of ${scopes.length} scopes` };
}

function dataSource(site: Site, id: string): UseCaseView['dataSources'][number] {
  const source = site.content.registries['data-sources'].find((row) => row.id === id);
  return {
    name: source?.name ?? id,
    product: source?.product ?? '',
    retention: source?.retention_days ?? 0,
    state: source?.connected ? { tone: 'ok', text: 'Connected' } : { tone: 'gap', text: 'Not connected' },
  };
}

/** The end of an exception, with how near it is. */
export function until(expires: string, today: string): StatusView {
  const left = daysBetween(today, expires);
  if (left < 0) return { tone: 'gap', text: `${dateInWords(expires)}, expired` };
  if (left <= 30) return { tone: 'part', text: `${dateInWords(expires)}, in ${left} days` };
  return { tone: 'ok', text: dateInWords(expires) };
}
