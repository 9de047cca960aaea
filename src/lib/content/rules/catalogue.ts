import type { RuleText } from '#lib/model/rule-text.ts';
import { fileRules } from './files.ts';
import { keyRules } from './keys.ts';
import { partRules } from './parts.ts';
import { tagRules } from './tags.ts';
import { textRules } from './text.ts';
import { valueRules } from './values.ts';

/** Every rule the reader and the schemas hold one file to, in the order in which a file is read. */
export const readerRules: readonly RuleText[] = [
  ...fileRules,
  ...keyRules,
  ...valueRules,
  ...tagRules,
  ...partRules,
  ...textRules,
];
