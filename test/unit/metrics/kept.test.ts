import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptIn } from '#lib/metrics/kept.ts';

let root = '';
let notes: string[] = [];
const note = (line: string) => void notes.push(line);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-'));
  notes = [];
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the cache of runs', () => {
  it('gives back what was kept, and nothing for another key', () => {
    const kept = keptIn<{ n: number }>(join(root, 'a/b'), note);
    kept.write('one', { n: 1 });
    expect([kept.read('one'), kept.read('two'), notes]).toEqual([{ n: 1 }, undefined, []]);
  });

  it('is for the eyes of its owner', () => {
    keptIn(join(root, 'own'), note).write('one', 'quarantined cells');
    const mode = (path: string) => (statSync(join(root, path)).mode & 0o777).toString(8);
    expect([mode('own'), mode('own/one.json')]).toEqual(['700', '600']);
  });

  it('does not believe a file that is cut, changed or empty, and says so', () => {
    const kept = keptIn<string>(root, note);
    kept.write('one', 'a long text that matters');
    const whole = readFileSync(join(root, 'one.json'), 'utf8');
    for (const broken of [whole.slice(0, -4), whole.replace('matters', 'mutters'), '', '\n']) {
      writeFileSync(join(root, 'one.json'), broken);
      expect(kept.read('one')).toBeUndefined();
    }
    expect(notes).toHaveLength(4);
    expect(notes[0]).toMatch(/damaged: everything is read again/);
  });

  it('goes on without, and leaves nothing behind, when the disk is full', () => {
    const kept = keptIn<string>(root, note, (path, text) => {
      writeFileSync(path, text.slice(0, 9));
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });
    kept.write('one', 'a long text');
    expect(notes).toEqual([expect.stringMatching(/^the cache could not be written, .* no space left/)]);
    expect([readdirSync(root), kept.read('one')]).toEqual([[], undefined]);
  });

  it('goes on without when its folder cannot be made', () => {
    writeFileSync(join(root, 'file'), '');
    const kept = keptIn<string>(join(root, 'file/below'), note);
    kept.write('one', 'text');
    expect(kept.read('one')).toBeUndefined();
    expect(notes).toEqual([expect.stringMatching(/could not be written/)]);
  });

  it('keeps the newest six, and removes what a killed run left', () => {
    const kept = keptIn<number>(root, note);
    writeFileSync(join(root, 'x.json.tmp-1'), 'half');
    for (let i = 0; i < 9; i++) {
      kept.write(`run${i}`, i);
      utimesSync(join(root, `run${i}.json`), 1000 + i, 1000 + i);
    }
    expect(readdirSync(root).toSorted()).toEqual([3, 4, 5, 6, 7, 8].map((i) => `run${i}.json`));
    expect(existsSync(join(root, 'x.json.tmp-1'))).toBe(false);
  });
});
