import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RequestProblem } from '#lib/publish/problem.ts';
import { fillElsewhere, publishTarget, replaceFolder } from '#lib/publish/swap.ts';

let top: string;
let out: string;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'watchbill-swap-'));
  out = join(top, 'dist');
});
afterEach(() => rmSync(top, { recursive: true }));

/** A finished build whose start page says `text`. */
function build(folder: string, text: string): void {
  mkdirSync(folder);
  for (const name of ['index.html', '404.html']) writeFileSync(join(folder, name), text);
}

const page = () => readFileSync(join(out, 'index.html'), 'utf8');
/** A process id that no process has. */
const gone = 2 ** 22 + 1;

describe('replacing a folder', () => {
  it('puts the new folder in the place of the old one and leaves nothing beside it', async () => {
    build(out, 'old');
    const result = await replaceFolder(out, async (work) => {
      build(work, 'new');
      expect(page()).toBe('old');
      return 7;
    });
    expect({ result, page: page(), left: readdirSync(top) }).toEqual({
      result: 7,
      page: 'new',
      left: ['dist'],
    });
  });

  it('keeps the last good build when filling fails, half-way or at the start', async () => {
    build(out, 'old');
    const half = replaceFolder(out, (work) => {
      build(work, 'half');
      return Promise.reject(new Error('no'));
    });
    await expect(half).rejects.toThrow('no');
    await expect(replaceFolder(out, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect({ page: page(), left: readdirSync(top) }).toEqual({ page: 'old', left: ['dist'] });
  });

  it('keeps the last good build when nothing was filled in', async () => {
    build(out, 'old');
    await expect(replaceFolder(out, () => Promise.resolve())).rejects.toThrow('ENOENT');
    expect({ page: page(), left: readdirSync(top) }).toEqual({ page: 'old', left: ['dist'] });
  });

  it('removes what an ended run left, and nothing else', async () => {
    build(out, 'old');
    for (const name of [
      `dist.tmp-${gone}`,
      `dist.tmp-${process.ppid}`,
      'dist.tmp-mine',
      `dist-mssp.tmp-${gone}`,
    ])
      build(join(top, name), 'left');
    await replaceFolder(out, async (work) => build(work, 'new'));
    expect(readdirSync(top).sort()).toEqual(
      ['dist', `dist-mssp.tmp-${gone}`, 'dist.tmp-mine', `dist.tmp-${process.ppid}`].sort(),
    );
  });

  it('brings back a build that a run set aside before it ended', async () => {
    build(join(top, `dist.tmp-${gone}-old`), 'good');
    await expect(replaceFolder(out, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect({ page: page(), left: readdirSync(top) }).toEqual({ page: 'good', left: ['dist'] });
  });
});

describe('filling a folder elsewhere', () => {
  const elsewhere = () => join(top, 'work/pages');
  const left = () => readdirSync(join(top, 'work'));

  it('moves what was filled, and first removes what an ended run left', async () => {
    mkdirSync(join(top, 'work'));
    build(`${elsewhere()}.tmp-${gone}`, 'left');
    await fillElsewhere(elsewhere(), out, async (work) => {
      expect(left()).toEqual([]);
      build(work, 'new');
    });
    expect({ page: page(), left: left() }).toEqual({ page: 'new', left: [] });
  });

  it('leaves nothing when filling fails half-way', async () => {
    const half = fillElsewhere(elsewhere(), out, (work) => {
      build(work, 'half');
      return Promise.reject(new Error('no'));
    });
    await expect(half).rejects.toThrow('no');
    expect({ made: existsSync(out), left: left() }).toEqual({ made: false, left: [] });
  });

  const memory = '/dev/shm';
  const other = existsSync(memory) && statSync(memory).dev !== statSync(tmpdir()).dev;
  it.skipIf(!other)('copies to another disk', async () => {
    const far = mkdtempSync(join(memory, 'watchbill-swap-'));
    try {
      out = join(far, 'deep/dist');
      await fillElsewhere(elsewhere(), out, async (work) => build(work, 'new'));
      expect({ page: page(), left: left() }).toEqual({ page: 'new', left: [] });
    } finally {
      rmSync(far, { recursive: true });
    }
  });
});

describe('where to publish', () => {
  it('takes a new folder, an empty one and an earlier build', () => {
    expect(publishTarget(out, [])).toBe(out);
    mkdirSync(out);
    expect(publishTarget(out, [])).toBe(out);
    build(join(top, 'earlier'), 'x');
    expect(publishTarget(join(top, 'earlier'), [])).toBe(join(top, 'earlier'));
  });

  it('replaces what a link leads to, not the link', () => {
    build(out, 'x');
    symlinkSync(out, join(top, 'link'));
    expect(publishTarget(join(top, 'link'), [])).toBe(out);
  });

  it('refuses a folder with other things, a file, and one that holds the sources', () => {
    mkdirSync(out);
    writeFileSync(join(out, 'thesis.txt'), '');
    expect(() => publishTarget(out, [])).toThrow(RequestProblem);
    expect(() => publishTarget(join(out, 'thesis.txt'), [])).toThrow(RequestProblem);
    const content = join(top, 'site/content');
    mkdirSync(content, { recursive: true });
    for (const folder of [content, join(top, 'site'), top])
      expect(() => publishTarget(folder, [content])).toThrow('holds the sources');
    expect(existsSync(join(out, 'thesis.txt'))).toBe(true);
  });
});
