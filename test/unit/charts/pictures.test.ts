import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examples, hostile } from './examples.ts';
import { attribute, faults, viewBox, wordsOf } from './picture.ts';

const folder = resolve('test/charts');

describe.each(examples)('the picture $file', ({ file, svg }) => {
  it('is the one in git, byte for byte', async () => {
    await expect(`${svg}\n`).toMatchFileSnapshot(resolve(folder, file));
  });

  it('has no broken number, no inline style, and no word that sticks out or overlaps another', () => {
    expect(faults(svg)).toEqual([]);
  });
});

describe('all pictures', () => {
  it('leave no forgotten file in test/charts', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.svg'),
    );
    expect(files.map((name) => name.replaceAll('\\', '/')).toSorted()).toEqual(
      examples.map(({ file }) => file).toSorted(),
    );
  });

  it('show a hostile label as text', () => {
    const attacked = examples.filter(({ state }) => state === 'hostile');
    expect(attacked.length).toBeGreaterThanOrEqual(6);
    for (const { svg } of attacked) {
      expect(svg).toContain('&lt;script&gt;');
      for (const bad of ['<script', '\u0000', '\u202e']) expect(svg).not.toContain(bad);
      expect(attribute(svg, 'aria-label')).toMatch(/^&quot;&gt;&lt;script&gt;alert\(&#39;1&#39;\)/);
    }
    expect(hostile).toContain('\u202e');
  });

  it('keep the whole of a shortened label as its tooltip', () => {
    const shortened = examples.find(({ file }) => file === 'interval-dots/hostile-wide.svg')?.svg ?? '';
    expect(shortened).toMatch(/…<title>[^<]*very long<\/title>/);
  });

  it('say in words what is missing when there is nothing to draw', () => {
    const empty = examples.filter(({ state }) => state === 'empty');
    expect(empty.length).toBeGreaterThanOrEqual(8);
    for (const { svg } of empty) {
      const text = wordsOf(svg)
        .map((words) => words.text)
        .join(' ');
      expect(text).toMatch(/^N(o|one|othing) /);
      expect(attribute(svg, 'aria-label')).toContain(text);
    }
  });

  it('have the width they were asked for, so that text is not scaled', () => {
    for (const { svg, size } of examples) {
      expect(String(viewBox(svg).width)).toBe(attribute(svg, 'width'));
      if (size === 'narrow') expect(viewBox(svg).width).toBe(340);
    }
  });
});
