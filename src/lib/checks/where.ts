import type { Finding, Point } from '#lib/model/finding.ts';
import type { CheckInput, Rule } from './rule.ts';

/** The place a finding points at. */
export type Where = Pick<Finding, 'file' | 'at' | 'length'>;

/** A finding of `rule` at a place; `more` adds the hint or another severity. */
export function finding(
  rule: Pick<Rule, 'id' | 'severity'>,
  where: Where,
  message: string,
  more: { hint?: string; why?: string; severity?: Finding['severity'] } = {},
): Finding {
  return { rule: rule.id, severity: rule.severity, ...where, message, ...more };
}

/** Where a front-matter path stands; the start of the file when its source is not at hand. */
export function inFrontMatter(
  input: Pick<CheckInput, 'sources'>,
  file: string,
  path: readonly PropertyKey[],
  what: 'key' | 'value' = 'value',
): Where {
  const place = input.sources.get(file)?.locate(path, what);
  return { file, at: place?.at ?? { line: 1, column: 1 }, length: place?.length ?? 1 };
}

/** Where `needle` stands in a body at or after `at`; `at` itself when it is not found. */
export function inBody(input: Pick<CheckInput, 'sources'>, file: string, at: Point, needle?: string): Where {
  const source = input.sources.get(file);
  if (!source || !needle) return { file, at, length: 1 };
  const found = source.text.indexOf(needle, source.offset(at));
  return found < 0 ? { file, at, length: 1 } : { file, at: source.point(found), length: needle.length };
}

/** Where `needle` stands inside the front-matter value at `path`: folded and listed text included. */
export function inValue(
  input: Pick<CheckInput, 'sources'>,
  file: string,
  path: readonly PropertyKey[],
  needle: string,
): Where {
  const value = inFrontMatter(input, file, path);
  const within = inBody(input, file, value.at, needle);
  const source = input.sources.get(file);
  return source && within.at.line < source.bodyLine && within.length > 1 ? within : value;
}
