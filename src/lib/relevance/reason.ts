import { dateInWords } from '#lib/model/date.ts';
import type { Decided } from '#lib/model/relevance-file.ts';
import { scopeWords, listed, type Names } from './names.ts';
import type { Feed } from './feed.ts';
import { openIn, scopesIn, type OpenState } from './openness.ts';
import type { Touch, Touched } from './touched.ts';

/**
 * Reasons, each one sentence. They name techniques, logs and scopes, never a threat, a question or a use case: not
 * every reader may open every page, and pages name those beside the reason.
 */

/** Why a decision that stands is left standing, or is worth another look. */
export function decidedReason(decided: Decided, today: string): string {
  const { decision = 'enable', reason = 'matches-threat', on = '', revisit_by: until = '' } = decided;
  const what = `${words(decision)}, ${words(reason)}`;
  if (decided.older_version)
    return `Decided on an older version, on ${dateInWords(on)}: ${what}; the rule has changed since.`;
  const look = until < today ? 'was to be looked at again by' : 'look again by';
  return `Decided on ${dateInWords(on)}: ${what}; ${look} ${dateInWords(until)}.`;
}

/** Why nothing of ours asks for it. */
export function noThreatReason(
  { techniques, unknown, finer, threats, elsewhere }: Touched,
  feed: Feed,
): string {
  const ids = listed(techniques.slice(0, 3));
  const [first] = elsewhere;
  if (first) {
    const from = feed.sources.length > 0 ? listed(feed.sources.map(({ name }) => name)) : feed.log;
    return `It reads ${from}, from none of the scopes where ${first.technique} is asked for.`;
  }
  if (finer.length > 0)
    return `It names ${ids}, and what is asked for is ${listed(finer.slice(0, 3))}: too broad to answer it.`;
  if (threats.length > 0) return `A threat of ours uses ${ids}, but no question asks to see it.`;
  if (techniques.length > 0) return `No threat of ours uses ${ids}.`;
  if (unknown.length > 0) return `It names ${listed(unknown.slice(0, 3))}, which ATT&CK v19 does not have.`;
  return 'It names no ATT&CK technique, so nothing ties it to a threat.';
}

const lacks: Record<OpenState, string> = {
  gap: 'nothing detects',
  failed: 'our test did not detect',
  planned: 'we only plan to detect',
  accepted: 'we accepted not to detect',
};

/** What has to be settled before a rule may run; undefined when nothing has. `sources`: names of data sources. */
export function settleFirst(touch: Touch, noisy: string | undefined, sources: Names): string | undefined {
  if (openIn(touch)?.state === 'accepted') return 'weigh it against why that was accepted';
  const rests = touch.asked.covered.question.data_sources ?? [];
  if (!touch.fits)
    return `read it first, the question rests on ${listed(rests.map((id) => sources.get(id) ?? id))}`;
  return noisy && `tune it first, it ${noisy}`;
}

/** Why it would help: what is open where, and what it takes. */
export function openReason(touch: Touch, feed: Feed, first: string | undefined, names: Names): string {
  const open = openIn(touch);
  const where = scopeWords(names, open?.scopes ?? []);
  const what = `It looks for ${touch.technique}, which ${lacks[open?.state ?? 'gap']} on ${where}`;
  if (feed.state === 'connected') return first ? `${what}; ${first}.` : `${what}.`;
  return `${what}, but ${missing(feed)}.`;
}

function missing({ state, sources, log }: Feed): string {
  if (state === 'unsaid') return 'it does not say which log it reads';
  if (state === 'not-connected') return `${listed(sources.map(({ name }) => name))} is not connected`;
  return `no data source of ours holds ${log}`;
}

/** Why another rule adds little. */
export function coveredReason({ technique, cells }: Touch, feed: Feed, names: Names): string {
  if (feed.state !== 'connected') return `Nothing open asks for ${technique}, and ${missing(feed)}.`;
  const untested = scopesIn(cells, ['running-untested']);
  const expired = scopesIn(cells, ['expired']);
  if (untested.length > 0)
    return `A use case runs for ${technique} on ${scopeWords(names, untested)}, never tested: test it before adding rules.`;
  if (expired.length > 0)
    return `A use case runs for ${technique} on ${scopeWords(names, expired)}, its test is too old: test it again before adding rules.`;
  return `A tested use case detects ${technique} on ${scopeWords(
    names,
    cells.map(({ scope }) => scope),
  )}.`;
}

function words(id: string): string {
  return id.replaceAll('-', ' ');
}
