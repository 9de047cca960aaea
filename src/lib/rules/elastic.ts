import { elasticSources } from './elastic-sources.ts';
import { fields, list, techniquesIn, text, texts, type Fields } from './field.ts';
import { fingerprint } from './fingerprint.ts';
import { levelOf, noisyLevel } from './level.ts';
import type { ReadRule } from './rule.ts';
import { stem, type Place } from './place.ts';

/** What makes an Elastic rule fire. */
const fires = [
  ...['type', 'language', 'query', 'index', 'data_view_id', 'filters', 'threshold', 'new_terms'],
  ...['anomaly_threshold', 'machine_learning_job_id', 'threat_index', 'threat_query', 'threat_mapping'],
];

/** Rules whose alerts depend on what is normal here. */
const learned: Record<string, string> = {
  machine_learning: 'learns what is normal here first',
  new_terms: 'fires on whatever is new here',
  threshold: 'counts against a threshold set elsewhere',
};

/** Whether a document is a rule of elastic/detection-rules. */
export function isElastic(document: Fields): boolean {
  const rule = fields(document['rule']);
  return Object.hasOwn(rule, 'rule_id') || Object.hasOwn(rule, 'query');
}

/** One rule file of elastic/detection-rules. */
export function readElastic(document: Fields, place: Place): ReadRule {
  const [rule, metadata] = [fields(document['rule']), fields(document['metadata'])];
  const maturity = text(metadata['maturity']).toLowerCase();
  const id = text(rule['rule_id']) || stem(place.file);
  const title = text(rule['name']) || stem(place.file);
  if (maturity === 'deprecated' || text(metadata['deprecation_date']))
    return { leftOut: 'deprecated', title, id };
  if (text(rule['building_block_type'])) return { leftOut: 'building-block', title, id };
  const level = levelOf(rule['severity']);
  const tags = texts(rule['tags']);
  const indices = [...texts(rule['index']), ...indicesOf(text(rule['language']), rule['query'])];
  const sources = elasticSources(indices, texts(metadata['integration']), tags);
  return {
    rule: {
      ...{ format: 'elastic', ...place, id, title, level, tags },
      techniques: techniquesIn(list(rule['threat']).flatMap(techniqueTexts)),
      needs: sources.length > 0 ? [sources] : [],
      noisy:
        maturity === 'development' || maturity === 'experimental'
          ? 'is experimental'
          : (learned[text(rule['type'])] ?? noisyLevel(level)),
      hash: fingerprint(rule, fires),
    },
  };
}

function techniqueTexts(threat: unknown): string[] {
  return list(fields(threat)['technique']).flatMap((technique) => [
    text(fields(technique)['id']),
    ...list(fields(technique)['subtechnique']).map((sub) => text(fields(sub)['id'])),
  ]);
}

/** ES|QL names its indices in the query: `from logs-okta*, logs-azure* metadata _id`. */
function indicesOf(language: string, query: unknown): string[] {
  if (language !== 'esql' || typeof query !== 'string') return [];
  const from = /^\s*from\s+([^|\n]{1,400})/i.exec(query)?.[1] ?? '';
  return from
    .replace(/\bmetadata\b.*/i, '')
    .split(',')
    .map((index) => index.trim())
    .filter(Boolean);
}
