import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage } from '#lib/coverage/coverage.ts';
import catalogue from '#lib/model/attack/catalogue.json' with { type: 'json' };
import type { LogSource, VendorRule } from '#lib/rules/rule.ts';
import { copyOf, rule, starterContent, today, weighed } from './content.ts';

const content = copyOf(await starterContent());
// Decisions are tested by hand.
content.registries['vendor-packs'] = [];
for (const { data } of content.entries['use-case']) data.content = [];
const covered = coverage(content, today);
const renamed: Record<string, string> = catalogue.renamed;

/** What a rule should be called, found by looking at every question and source for itself. */
function naive({ techniques, needs, noisy }: VendorRule): string {
  const names = techniques.map((id) =>
    catalogue.techniques.some((known) => known.id === id) ? id : renamed[id],
  );
  const sources = content.registries['data-sources'];
  const fits = (log: LogSource) =>
    sources.filter((source) => {
      if (log.name) return log.name === source.name || log.name === source.product;
      return (source.sigma_logsources ?? []).some((wanted) => {
        if (wanted.product && log.product && wanted.product !== log.product) return false;
        if (wanted.service && wanted.service !== log.service) return false;
        if (wanted.category && wanted.category !== log.category) return false;
        return wanted.category || wanted.service || (wanted.product && wanted.product === log.product);
      });
    });
  const [logs = []] = needs;
  const holders = logs.flatMap(fits);
  const connected = holders.filter((source) => source.connected);
  const akin = sources.filter((source) =>
    (source.sigma_logsources ?? []).some((row) => row.product && logs.some((l) => l.product === row.product)),
  );
  const from = connected.length > 0 ? connected : holders.length > 0 ? holders : akin;
  const scopes = from.length > 0 ? from.flatMap((source) => source.scopes) : undefined;
  const states: string[] = [];
  let rested = false;
  for (const { questions } of covered)
    for (const { question, cells } of questions)
      if (
        question.techniques.some((wanted) => names.some((n) => n === wanted || n?.split('.')[0] === wanted))
      )
        for (const { scope, state } of cells) {
          if (scopes && !scopes.includes(scope)) continue;
          states.push(state);
          const rests = question.data_sources;
          if (['gap', 'failed', 'planned'].includes(state))
            rested ||= !rests || connected.some(({ id }) => rests.includes(id));
        }
  if (states.length === 0) return 'no-threat';
  const open = states.filter((state) => ['gap', 'failed', 'planned'].includes(state));
  if (open.length === 0 && !states.includes('accepted')) return 'covered';
  if (connected.length === 0) return 'needs-data';
  return noisy || !rested ? 'enable-tuned' : 'enable';
}

const asked = covered.flatMap(({ questions }) => questions.flatMap(({ question }) => question.techniques));
const ids = fc.constantFrom(
  ...new Set([
    ...asked,
    ...asked.map((id) => id.slice(0, 5)),
    'T1562.001',
    'T1086',
    'T1490',
    'T1001',
    'T9999',
  ]),
);
const listed = content.registries['data-sources'].flatMap((source) => source.sigma_logsources ?? []);
const log = fc.oneof(
  fc.constantFrom(...listed),
  fc.constantFrom<LogSource>({ product: 'windows', category: 'file_event' }, { product: 'kiln' }),
  fc.constantFrom<LogSource>({ name: 'Mail gateway log' }, { name: 'Amazon GuardDuty' }),
);
/** A technique of a question with a log of a source the question rests on: what hardly ever meets by chance. */
const meant = covered.flatMap(({ questions }) =>
  questions.flatMap(({ question }) =>
    content.registries['data-sources']
      .filter(({ id }) => question.data_sources?.includes(id))
      .flatMap(({ sigma_logsources = [] }) =>
        question.techniques.flatMap((id) =>
          sigma_logsources.map((source) => ({ techniques: [id], needs: [[source]] })),
        ),
      ),
  ),
);
const any = fc.record({
  techniques: fc.uniqueArray(ids, { maxLength: 3 }),
  needs: fc.array(log, { maxLength: 2 }).map((logs) => (logs.length > 0 ? [logs] : [])),
});
const noisy = fc.constantFrom(undefined, 'is experimental');
const rules = fc
  .tuple(fc.oneof(any, fc.constantFrom(...meant)), noisy)
  .map(([parts, why]) => ({ ...parts, noisy: why }));

describe('any rule against the starter content', () => {
  it('is recommended as one who looks at every question and source would', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(rules, (more) => {
        const one = rule(more as Partial<VendorRule>);
        const [row] = weighed(content, [one]).file.rules;
        seen.add(row!.recommendation);
        expect(row!.recommendation).toBe(naive(one));
        expect(row!.reason).toMatch(/^[A-Z].*[^.]\.$/);
      }),
    );
    expect([...seen].toSorted()).toEqual(['covered', 'enable', 'enable-tuned', 'needs-data', 'no-threat']);
  });
});
