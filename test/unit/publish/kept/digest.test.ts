import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '#lib/publish/kept/digest.ts';

let root: string;
const write = (name: string, text: string) => writeFileSync(join(root, name), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-digest-'));
  mkdirSync(join(root, 'tree/inner'), { recursive: true });
  write('tree/a.txt', 'one');
  write('tree/inner/b.txt', 'two');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the digest of a tree', () => {
  it('is the same for the same names and bytes, whenever they were written', () => {
    const before = digestOf(root, ['tree']);
    rmSync(join(root, 'tree/a.txt'));
    write('tree/a.txt', 'one');
    expect(digestOf(root, ['tree'])).toBe(before);
  });

  it.each<[string, () => void]>([
    ['a byte', () => write('tree/inner/b.txt', 'twO')],
    ['a name', () => renameSync(join(root, 'tree/a.txt'), join(root, 'tree/c.txt'))],
    ['a file more', () => write('tree/inner/.hidden', '')],
    ['a file less', () => rmSync(join(root, 'tree/a.txt'))],
    ['an empty folder more', () => mkdirSync(join(root, 'tree/empty'))],
    ['a link more', () => symlinkSync('/etc/hostname', join(root, 'tree/link'))],
    ['a link in place of a file of the same bytes', () => linkInstead()],
    ['bytes that move from one file to the next', () => shift()],
    ['no tree at all', () => rmSync(join(root, 'tree'), { recursive: true })],
  ])('changes with %s', (_, change) => {
    const before = digestOf(root, ['tree']);
    change();
    expect(digestOf(root, ['tree'])).not.toBe(before);
  });

  it('takes a single file, and says where one link points and another does not', () => {
    expect(digestOf(root, ['tree/a.txt'])).not.toBe(digestOf(root, ['tree/none.txt']));
    symlinkSync('x', join(root, 'tree/link'));
    const before = digestOf(root, ['tree']);
    rmSync(join(root, 'tree/link'));
    symlinkSync('y', join(root, 'tree/link'));
    expect(digestOf(root, ['tree'])).not.toBe(before);
  });
});

function linkInstead(): void {
  write('same.txt', 'one');
  rmSync(join(root, 'tree/a.txt'));
  symlinkSync(join(root, 'same.txt'), join(root, 'tree/a.txt'));
}

function shift(): void {
  write('tree/a.txt', 'onet');
  write('tree/inner/b.txt', 'wo');
}
