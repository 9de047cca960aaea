import { metricNamed, catalogue } from '#lib/metrics/catalogue/catalogue.ts';
import { collections } from '#lib/model/collection.ts';
import type { CheckInput } from './rule.ts';
import { suggest, type Miss } from './targets.ts';

/** A name in portal.yaml that stands for something defined in code. */
interface Named {
  miss: Miss | undefined;
  file: string;
  path: (string | number)[];
  what: 'key' | 'value';
}

/** The kinds of page an audience may read, and the metrics that have a target. */
export function namedInPortal({ content }: Pick<CheckInput, 'content'>): Named[] {
  const file = 'content/portal.yaml';
  const { audiences, metric_targets: targets } = content.portal;
  return [
    ...audiences.flatMap(({ collections: wanted }, row) =>
      wanted === 'all'
        ? []
        : wanted.map((kind, index): Named => {
            const known = Object.hasOwn(collections, kind);
            const hint = suggest(kind, Object.keys(collections));
            const miss = known ? undefined : { message: `"${kind}" is not a kind of page`, hint };
            return { miss, file, path: ['audiences', row, 'collections', index], what: 'value' };
          }),
    ),
    ...Object.keys(targets).map((id): Named => {
      return { miss: missingMetric(id), file, path: ['metric_targets', id], what: 'key' };
    }),
  ];
}

/** Undefined when the catalogue has the metric. */
export function missingMetric(id: string): Miss | undefined {
  if (metricNamed(id)) return undefined;
  const ids = catalogue.map((metric) => metric.id);
  return { message: `metric "${id}" does not exist`, hint: suggest(id, ids) };
}
