import { readHeader, type Header } from './header.ts';
import { readJsonHead, type JsonHead } from './json-head.ts';
import { walkJson } from './walk-json.ts';
import { walkRecords, type WalkedRecord } from './walk.ts';

/** What is at the top of an export, whatever its shape. */
export type Head = Header | JsonHead;

/** Finds out the shape of a file by its first bytes; its name says nothing. Throws UnreadableFileError. */
export function readHead(path: string): Head {
  return readJsonHead(path) ?? readHeader(path);
}

/** Visits every record of a file, in order: see walkRecords and walkJson. */
export function walk(path: string, head: Head, visit: (record: WalkedRecord) => unknown): void {
  if (head.kind === 'csv') walkRecords(path, head, visit);
  else walkJson(path, head, visit);
}
