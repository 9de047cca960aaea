import { fields, text, type Fields } from './field.ts';

/** A document of a file and the line it begins on. */
export interface Document {
  line: number;
  value: Fields;
}

/**
 * The rules a file's documents stand for. In the old form a document with `action: global` says what the following
 * ones share; a key they give
 * themselves wins, log source and detection are joined.
 */
export function unfolded(documents: readonly Document[]): Document[] {
  let shared: Fields = {};
  const rules: Document[] = [];
  for (const { line, value } of documents) {
    const { action, ...own } = value;
    const word = text(action).toLowerCase();
    if (word === 'global') shared = own;
    else if (word === 'reset') shared = {};
    else rules.push({ line, value: joined(shared, own) });
  }
  return rules;
}

function joined(shared: Fields, own: Fields): Fields {
  const result: Fields = { ...shared, ...own };
  for (const key of ['logsource', 'detection'])
    if (Object.hasOwn(shared, key) && Object.hasOwn(own, key))
      result[key] = { ...fields(shared[key]), ...fields(own[key]) };
  return result;
}
