import { isElastic, readElastic } from './elastic.ts';
import type { Fields } from './field.ts';
import type { Place } from './place.ts';
import type { ReadRule, RuleFormat } from './rule.ts';
import { isSentinel, readSentinel } from './sentinel.ts';
import { isSigma, readSigma } from './sigma.ts';
import { isSplunk, readSplunk } from './splunk.ts';

interface Reader {
  is(document: Fields): boolean;
  read(document: Fields, place: Place): ReadRule;
}

const readers: Record<RuleFormat, Reader> = {
  sigma: { is: isSigma, read: readSigma },
  elastic: { is: isElastic, read: readElastic },
  splunk: { is: isSplunk, read: readSplunk },
  sentinel: { is: isSentinel, read: readSentinel },
};

/** The format a document is in, by the keys it has; undefined when it is no rule we know. */
export function formatOf(document: Fields): RuleFormat | undefined {
  return (Object.keys(readers) as RuleFormat[]).find((format) => readers[format].is(document));
}

/** Reads a document in a format. Throws TooLarge on one that unfolds without end. */
export function readDocument(format: RuleFormat, document: Fields, place: Place): ReadRule {
  return readers[format].read(document, place);
}
