import type { Exception } from '#lib/model/tuning.ts';
import type { Wrong } from './answers.ts';

type Row = Exception['match'][number];

const form = /^\s*([^\s=^|]+)\s*(\^?=)\s*(.+?)\s*$/;
const network = /^[0-9a-f.:]+\/\d{1,3}$/i;

/**
 * Conditions as people write them: `FIELD=VALUE`, `FIELD=A|B` for one of several, `FIELD^=START`, a network by its
 * form; several joined by ` and `. Undefined when a part is no condition.
 */
export function matchOf(text: string): Row[] | undefined {
  const rows = text.split(/\s+and\s+/).map(rowOf);
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

function rowOf(text: string): Row | undefined {
  const [, field, sign, written] = form.exec(text) ?? [];
  if (!field || !sign || !written) return undefined;
  if (sign === '^=') return { field, op: 'starts', value: written };
  const values = written.split('|').map((value) => value.trim());
  const [first = ''] = values;
  if (values.includes('')) return undefined;
  if (values.every((value) => network.test(value)))
    return { field, op: 'cidr', value: values.length > 1 ? values : first };
  return values.length > 1 ? { field, op: 'one-of', value: values } : { field, op: 'is', value: first };
}

export function wrongMatch(text: string): Wrong | undefined {
  if (matchOf(text)) return undefined;
  return {
    message: `"${text}" is not a condition`,
    hint: 'write  FIELD=VALUE, FIELD=A|B, FIELD^=START or FIELD=192.0.2.0/24; several with  and  between them',
  };
}

/** The same in words: "UserId is orders or sales, and ClientIP is in 192.0.2.0/24". */
export function inWords(rows: readonly Row[]): string {
  const verbs: Record<Row['op'], string> = {
    ...{ is: 'is', 'one-of': 'is', starts: 'starts with', cidr: 'is in' },
  };
  return rows
    .map(({ field, op, value }) => `${field} ${verbs[op]} ${[value].flat().join(' or ')}`)
    .join(', and ');
}
