import type { Point, Finding } from '#lib/model/finding.ts';
import type { CollectionName } from '#lib/model/collection.ts';
import type { Document } from '#lib/model/document.ts';
import type { Highlight } from '#lib/content/highlight/highlight.ts';
import type { Place, Source } from '#lib/content/source.ts';
import type { MdxNode } from './nodes.ts';

/** What the builders of one page share: its source, what they found, what they gather across elements. */
export interface Page {
  source: Source;
  collection: CollectionName;
  findings: Finding[];
  /** Whether a part could not be typed: then there is no document. */
  incomplete: boolean;
  /** Ids of steps, decisions and questions, and where each was first given. */
  ids: Map<string, Point>;
  /** Ids taken on the page, heading slugs included, and the number the next of that name gets. */
  anchors: Map<string, number>;
  /** Words the reader replaces in commands. */
  variables: readonly string[];
  highlight: Highlight;
  links: Document['links'];
  images: Document['images'];
  words: number;
  /** Rank of the last heading: 1 is the title of the page. */
  rank: number;
}

/** Where a node of prose stands: the highest rank its headings may have, and whether it is inside a paragraph. */
export interface Around {
  lowest: number;
  inline: boolean;
}

/** What is wrong and what to do about it. */
export interface Fault {
  rule: string;
  message: string;
  hint?: string | undefined;
  severity?: Finding['severity'];
}

/** Reports something that leaves the document incomplete. */
export function fail(page: Page, place: Place | MdxNode, fault: Fault): undefined {
  page.incomplete = true;
  note(page, place, fault);
}

/** Reports something about a part that was typed all the same. */
export function note(page: Page, place: Place | MdxNode, { severity = 'error', ...fault }: Fault): void {
  page.findings.push({ file: page.source.file, severity, ...placeOf(page, place), ...fault });
}

function placeOf(page: Page, place: Place | MdxNode): Place {
  if ('at' in place) return place;
  const { position } = place;
  if (!position) return { at: { line: page.source.bodyLine, column: 1 }, length: 1 };
  const { start, end } = position;
  const tag = 'name' in place && typeof place.name === 'string' ? place.name.length + 1 : undefined;
  const onOneLine = start.line === end.line ? end.column - start.column : 1;
  return { at: { line: start.line, column: start.column }, length: Math.max(1, tag ?? onOneLine) };
}

/** The start of a node the parser gave. */
export function at(node: MdxNode): Point {
  const start = node.position?.start;
  return start ? { line: start.line, column: start.column } : { line: 1, column: 1 };
}
