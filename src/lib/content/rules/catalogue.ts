import type { RuleGroup } from '#lib/model/rule-text.ts';
import { fileRules } from './files.ts';
import { keyRules } from './keys.ts';
import { partRules } from './parts.ts';
import { tagRules } from './tags.ts';
import { textRules } from './text.ts';
import { valueRules } from './values.ts';

/** Every rule the reader and the schemas hold one file to, in the order in which a file is read. */
export const readerRules: readonly RuleGroup[] = [
  { title: 'Files', rules: fileRules },
  { title: 'Keys', rules: keyRules },
  { title: 'Values', rules: valueRules },
  { title: 'Elements', rules: tagRules },
  { title: 'Phases, steps, decisions and questions', rules: partRules },
  { title: 'Text and commands', rules: textRules },
];
