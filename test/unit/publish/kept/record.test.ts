import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPublished, recordOf, recordPublished } from '#lib/publish/kept/record.ts';

let root: string;
let record: string;
let folder: string;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-record-'));
  record = recordOf({ audience: 'responder', env: { WATCHBILL_CACHE: join(root, 'cache') } });
  folder = join(root, 'dist');
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.html'), 'a page');
  await recordPublished(record, 'inputs', folder);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('what was published', () => {
  it('is known again by inputs and bytes, wherever the folder stands', () => {
    expect(isPublished(record, 'inputs', folder)).toBe(true);
    expect(isPublished(record, 'other inputs', folder)).toBe(false);
  });

  it('is not known again once somebody touched it', () => {
    writeFileSync(join(folder, 'index.html'), 'a pagE');
    expect(isPublished(record, 'inputs', folder)).toBe(false);
  });

  it('is not known again with a file that nobody published, or without its folder', () => {
    writeFileSync(join(folder, 'more.html'), '');
    expect(isPublished(record, 'inputs', folder)).toBe(false);
    rmSync(folder, { recursive: true });
    expect(isPublished(record, 'inputs', folder)).toBe(false);
  });

  it.each(['', '{', 'null', '[]', '{"inputs":"inputs"}', '{"inputs":"inputs","output":7}'])(
    'is unknown when the record reads %j',
    (text) => {
      writeFileSync(record, text);
      expect(isPublished(record, 'inputs', folder)).toBe(false);
    },
  );

  it('is recorded for each audience by itself', () => {
    const other = recordOf({ audience: 'mssp', env: { WATCHBILL_CACHE: join(root, 'cache') } });
    expect(isPublished(other, 'inputs', folder)).toBe(false);
    expect(JSON.parse(readFileSync(record, 'utf8'))).toMatchObject({ inputs: 'inputs' });
  });
});
