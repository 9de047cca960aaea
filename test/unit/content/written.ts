import type { CollectionName } from '#lib/model/collection.ts';
import type { DocumentNode } from '#lib/model/document.ts';
import { readEntry, type EntryRead } from '#lib/content/read-entry.ts';

/** Front matter that holds, per collection used in these tests. */
const keys: Partial<Record<CollectionName, string>> = {
  comms: 'channel: mail\nto: all staff\napprover: comms-lead\n',
  procedure: 'category: intrusions\ntriggers: [a strange mail]\n',
  triage: 'alerts: [{use_case: mailbox-rule}]\n',
  report: 'period: 2026-Q3\naudience: [executive]\n',
};

/** A page as written. Without extra keys the body starts on line `lines(collection) + 1`. */
export function written(collection: CollectionName, body: string, extra = ''): string {
  return `---\ntitle: A page\nsummary: What it is\nowner: technical-lead\n${keys[collection] ?? ''}${extra}---\n${body}`;
}

/** The line on which `written` puts the first line of a body. */
export function bodyLine(collection: CollectionName): number {
  return written(collection, '').split('\n').length;
}

/** Reads a page of a collection from its text. */
export async function read(collection: CollectionName, text: string): Promise<EntryRead> {
  return readEntry(collection, `content/x/page.mdx`, new TextEncoder().encode(text));
}

/** Reads a body under front matter that holds, and says what was found: `line:column rule`, lines of the body. */
export async function complaints(collection: CollectionName, body: string): Promise<string[]> {
  const { findings } = await read(collection, written(collection, body));
  const first = bodyLine(collection) - 1;
  return findings.map(({ at, rule }) => `${at.line - first}:${at.column} ${rule}`);
}

/** The nodes of a body that must hold. */
export async function nodes(collection: CollectionName, body: string, extra = ''): Promise<DocumentNode[]> {
  const { entry, findings } = await read(collection, written(collection, body, extra));
  if (!entry || findings.length > 0) throw new Error(`the page does not hold: ${JSON.stringify(findings)}`);
  return entry.document.nodes;
}

/** A phase around a body, as most rules about steps need one. */
export function inPhase(body: string): string {
  return `<Phase name="containment">\n\n## Contain\n\nThe outsider is out.\n\n${body}\n\n</Phase>\n`;
}
