import { clean } from './field.ts';

/** Where a document stands: path below the folder of rules, and its first line. */
export interface Place {
  file: string;
  line: number;
}

/** A file's name without folder and ending: what a rule without a name is called. */
export function stem(file: string): string {
  return clean(file.slice(file.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, ''));
}
