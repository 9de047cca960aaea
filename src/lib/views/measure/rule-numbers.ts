import { formatCount, formatRange, formatShare } from '#lib/charts/format.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { latestYear, sliced } from './measured.ts';
import type { LinkView } from '#lib/views/related.ts';
import { ruleLink } from './rule-page.ts';
import type { Site } from '#lib/views/site.ts';

/** What was measured of one vendor or own rule over a period. */
export interface RuleNumbers {
  rule: LinkView;
  period: string;
  alerts: number;
  /** "17%, 95% interval 11 to 27%, n = 86", or "8 of 9", or why there is nothing to say. */
  precision: string;
  /** How alerts, and how precision are counted. */
  counted: { alerts: LinkView; precision: LinkView };
}

/** Numbers per rule over the last year with data; a rule that was silent says so. */
export function ruleNumbers(site: Site, rules: readonly string[]): RuleNumbers[] {
  const period = latestYear(site);
  if (!period || site.audience.metrics !== 'all') return [];
  return rules.map((rule) => ({
    rule: ruleLink(site, rule),
    period,
    alerts: sliced(site, 'alert-volume', period, { rule })?.n ?? 0,
    precision: precisionText(sliced(site, 'rule-precision', period, { rule })),
    counted: {
      alerts: { title: 'alerts', href: site.href('metric/alert-volume') },
      precision: { title: 'True positive', href: site.href('metric/rule-precision') },
    },
  }));
}

/** A proportion in words, with its interval or the reason there is none. */
function precisionText(result: MetricResult | undefined): string {
  if (!result || result.n === 0) return 'no verdicts yet';
  if (result.share === undefined || !result.interval)
    return `${result.k ?? 0} of ${result.n}, too few for a share`;
  const { low, high } = result.interval;
  return `${formatShare(result.share)}, 95% interval ${formatRange(low, high, 'share')}, n = ${formatCount(result.n)}`;
}
