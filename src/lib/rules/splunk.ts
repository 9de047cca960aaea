import { fields, techniquesIn, text, texts, type Fields } from './field.ts';
import { fingerprint } from './fingerprint.ts';
import { levelOf, noisyLevel } from './level.ts';
import type { ReadRule } from './rule.ts';
import { stem, type Place } from './place.ts';
import { splunkSources } from './splunk-sources.ts';

/** What makes a Splunk search fire. */
const fires = ['search', 'data_source'];

/** Kinds of search, and why one asks for tuning. */
const wantsTuning: Record<string, string> = {
  anomaly: 'adds to a score and seldom stands alone',
  correlation: 'rests on the scores that other searches give',
};

/** Whether a document is a detection of splunk/security_content. */
export function isSplunk(document: Fields): boolean {
  return (
    typeof document['search'] === 'string' &&
    ['data_source', 'how_to_implement', 'known_false_positives', 'type'].some((key) =>
      Object.hasOwn(document, key),
    )
  );
}

/** One detection of splunk/security_content. */
export function readSplunk(document: Fields, place: Place): ReadRule {
  const id = text(document['id']) || stem(place.file);
  const title = text(document['name']) || stem(place.file);
  const status = text(document['status']).toLowerCase();
  const type = text(document['type']).toLowerCase();
  if (status === 'deprecated' || status === 'removed') return { leftOut: 'deprecated', title, id };
  if (type === 'hunting') return { leftOut: 'hunting', title, id };
  if (type === 'baseline' || type === 'investigation') return { leftOut: 'building-block', title, id };
  const tags = fields(document['tags']);
  const level = levelOf(tags['severity'] ?? document['severity']);
  const sources = splunkSources(texts(document['data_source']));
  return {
    rule: {
      ...{ format: 'splunk', ...place, id, title, level },
      tags: [...texts(tags['analytic_story']), ...texts(document['analytic_story'])],
      techniques: techniquesIn([...texts(tags['mitre_attack_id']), ...texts(document['mitre_attack_id'])]),
      needs: sources.length > 0 ? [sources] : [],
      noisy: status === 'experimental' ? 'is experimental' : (wantsTuning[type] ?? noisyLevel(level)),
      hash: fingerprint(document, fires),
    },
  };
}
