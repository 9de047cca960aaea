import { techniquesIn, text, texts, type Fields } from './field.ts';
import { fingerprint } from './fingerprint.ts';
import { levelOf, noisyLevel } from './level.ts';
import type { ReadRule } from './rule.ts';
import { sentinelSources } from './sentinel-sources.ts';
import { stem, type Place } from './place.ts';

/** What makes an analytics rule fire. */
const fires = ['query', 'queryFrequency', 'queryPeriod', 'triggerOperator', 'triggerThreshold'];

/** Whether a document is an analytics rule or a hunting query of Azure/Azure-Sentinel. */
export function isSentinel(document: Fields): boolean {
  return (
    typeof document['query'] === 'string' &&
    ['requiredDataConnectors', 'relevantTechniques', 'queryFrequency', 'entityMappings', 'tactics'].some(
      (key) => Object.hasOwn(document, key),
    )
  );
}

/** One analytics rule of Azure/Azure-Sentinel. A query that nothing runs by itself is for hunting. */
export function readSentinel(document: Fields, place: Place): ReadRule {
  const id = text(document['id']) || stem(place.file);
  const title = text(document['name']) || stem(place.file);
  const status = text(document['status']).toLowerCase();
  if (status === 'deprecated' || /^\[?deprecated\b/i.test(title)) return { leftOut: 'deprecated', title, id };
  if (!Object.hasOwn(document, 'severity') && !Object.hasOwn(document, 'queryFrequency'))
    return { leftOut: 'hunting', title, id };
  const level = levelOf(document['severity']);
  const sources = sentinelSources(document['requiredDataConnectors']);
  return {
    rule: {
      ...{ format: 'sentinel', ...place, id, title, level },
      tags: texts(document['tags']),
      techniques: techniquesIn([
        ...texts(document['relevantTechniques']),
        ...texts(document['subTechniques']),
      ]),
      needs: sources.length > 0 ? [sources] : [],
      noisy: noisyLevel(level),
      hash: fingerprint(document, fires),
    },
  };
}
