import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const selfChecks = globSync('src/pages/help/self-check-*.mdx').map((file) => readFileSync(file, 'utf8'));

describe('a self-check', () => {
  it('has five to eight questions, numbered, each with what to do on yes, partly and no', () => {
    expect(selfChecks).toHaveLength(5);
    for (const text of selfChecks) {
      const questions = text.split(/^### /m).slice(1);
      expect(questions.length).toBeGreaterThanOrEqual(5);
      expect(questions.length).toBeLessThanOrEqual(8);
      for (const [index, question] of questions.entries()) {
        expect(question).toMatch(new RegExp(`^${index + 1}\\. .*\\?\\n`));
        expect(question.match(/^- \*\*\w+:\*\*(?= \S)/gm)).toEqual([
          '- **Yes:**',
          '- **Partly:**',
          '- **No:**',
        ]);
      }
    }
  });
});

describe('the first 30 days', () => {
  const days = readFileSync('src/pages/help/first-30-days.mdx', 'utf8').split(/^### /m).slice(1);

  it('say of every task how long it takes and how one knows that it is done', () => {
    expect(days.length).toBeGreaterThan(10);
    for (const day of days) {
      expect(day).toMatch(/^\d+ (minutes|hours?)\b/m);
      expect(day).toMatch(/<Boxes>\n\n- /);
    }
  });

  it('go forward, and end in time', () => {
    const numbers = days.flatMap((day) => /^Day (\d+)\./.exec(day)?.[1] ?? []).map(Number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers.at(-1)).toBeLessThanOrEqual(30);
  });
});

describe('the handbook and the README', () => {
  it('name only commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
    const texts = ['README.md', ...globSync('src/pages/help/*.mdx')].map((file) =>
      readFileSync(file, 'utf8'),
    );
    const named = texts.flatMap((text) => [...text.matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name));
    expect(named).toContain('init');
    expect(named.filter((name) => !Object.hasOwn(scripts, name ?? ''))).toEqual([]);
  });
});
