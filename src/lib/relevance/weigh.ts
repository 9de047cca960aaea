import type { Content } from '#lib/model/entry.ts';
import type { Recommendation, WeighedRule } from '#lib/model/relevance-file.ts';
import type { VendorRule } from '#lib/rules/rule.ts';
import { askedIndex } from './asked.ts';
import { decisions } from './decided.ts';
import { feedOf, type Feed } from './feed.ts';
import { namesOf } from './names.ts';
import { pressing } from './openness.ts';
import { coveredReason, decidedReason, noThreatReason, openReason, settleFirst } from './reason.ts';
import { touched, type Touch, type Touched } from './touched.ts';

/** A rule with what came of it. */
export interface Weighed {
  rule: VendorRule;
  row: WeighedRule;
  /** The question it would help most with, when one is open to it. */
  helps: Touch | undefined;
  feed: Feed;
}

/** Weighs rules against the content as of `today` (YYYY-MM-DD): a function of one rule, everything else looked up once. */
export function weigher(content: Content, today: string): (rule: VendorRule) => Weighed {
  const index = askedIndex(content, today);
  const decided = decisions(content);
  const names = namesOf(content.registries.scopes);
  const sources = namesOf(content.registries['data-sources']);
  const feeds = new Map<string, Feed>();

  return (rule) => {
    const key = JSON.stringify(rule.needs);
    const feed = feeds.get(key) ?? feedOf(rule, content.registries['data-sources']);
    feeds.set(key, feed);
    const all = touched(index, rule.techniques, feed);
    const standing = decided.of(rule) ?? null;
    const open = pressing(all.here);
    const [helps] = open;
    const { recommendation, reason } = standing
      ? { recommendation: 'decided' as const, reason: decidedReason(standing, today) }
      : judged(all, helps, feed, rule.noisy);
    return {
      rule,
      helps,
      feed,
      row: rowOf(rule, all, open, feed, { recommendation, reason, decided: standing }),
    };
  };

  function judged(
    all: Touched,
    helps: Touch | undefined,
    feed: Feed,
    noisy: string | undefined,
  ): { recommendation: Recommendation; reason: string } {
    const [touch] = all.here;
    if (!touch) return { recommendation: 'no-threat', reason: noThreatReason(all, feed) };
    if (!helps) return { recommendation: 'covered', reason: coveredReason(touch, feed, names) };
    const first = settleFirst(helps, noisy, sources);
    const reason = openReason(helps, feed, first, names);
    if (feed.state !== 'connected') return { recommendation: 'needs-data', reason };
    return { recommendation: first ? 'enable-tuned' : 'enable', reason };
  }
}

function rowOf(
  rule: VendorRule,
  { here, threats }: Touched,
  open: readonly Touch[],
  { log, sources }: Feed,
  verdict: Pick<WeighedRule, 'recommendation' | 'reason' | 'decided'>,
): WeighedRule {
  const { file, id, title, format, hash } = rule;
  const { recommendation, reason, decided } = verdict;
  const idsOf = (touches: readonly Touch[], threat: string) =>
    touches.filter(({ asked }) => asked.threat === threat).map(({ asked }) => asked.covered.question.id);
  const first = open[0]?.asked.threat;
  const order = [...new Set([...(first === undefined ? [] : [first]), ...threats])];
  const answering = here.flatMap(({ asked }) => asked.covered.question.answered_by ?? []);
  return {
    ...{ file, id, title, format, hash, recommendation, reason },
    threats: order.map((threat) => ({
      threat,
      questions: idsOf(here, threat),
      open: idsOf(open, threat),
    })),
    use_cases: [...new Set(answering)].toSorted(),
    ...{ log, data_sources: sources.map((source) => source.id), decided },
  };
}
