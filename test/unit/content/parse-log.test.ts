import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogParser } from '#lib/content/parse-log.ts';

const name = fc.stringMatching(/^[a-z\n]{1,4}$/).map((text) => `content/${text}`);
const commits = fc.array(
  fc.record({
    hash: fc.stringMatching(/^[0-9a-f]{40}$/),
    day: fc.integer({ min: 0, max: 20_000 }),
    subject: fc.stringMatching(/^[A-Z ]{0,8}$/),
    names: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
  }),
  { maxLength: 8 },
);

test('what git wrote is read, wherever the pieces were cut', () => {
  fc.assert(
    fc.property(commits, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (list, cuts) => {
      const text = list
        .map(({ hash, day, subject, names }) => {
          const head = `\0${hash}\0${day * 86_400}\0${subject}\0`;
          return `${head}\n${names.map((file) => `M\0${file}\0`).join('')}`;
        })
        .join('\0');
      const parser = new LogParser();
      for (let at = 0, turn = 0; at < text.length; turn++) {
        const next = at + (cuts[turn % cuts.length] ?? 1);
        parser.take(text.slice(at, next));
        at = next;
      }
      // By another way: for each name the commits that hold it, later days first, else as they came.
      const expected = new Map<string, string[]>();
      for (const file of list.flatMap(({ names }) => names)) {
        const mine = list.map((one, order) => ({ ...one, order })).filter(({ names }) => names.includes(file));
        mine.sort((a, b) => b.day - a.day || a.order - b.order);
        expected.set(
          file,
          mine.map(({ hash }) => hash.slice(0, 10)),
        );
      }
      const found = [...parser.result()].map(([file, changes]) => [file, changes.map(({ hash }) => hash)]);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
    }),
  );
});

test('a name that was given to another file follows only the commits before it was given away', () => {
  const parser = new LogParser();
  const commit = (hash: string, ...rest: string[]) =>
    parser.take(`\0${hash.repeat(40)}\x001780000000\0S${hash}\0\n${rest.join('\0')}\0`);
  commit('3', 'A', 'content/a');
  parser.take('\0');
  commit('2', 'R090', 'content/a', 'content/b');
  parser.take('\0');
  commit('1', 'A', 'content/a');
  const found = [...parser.result()].map(([file, changes]) => [file, changes.map(({ subject }) => subject)]);
  expect(Object.fromEntries(found)).toEqual({ 'content/a': ['S3'], 'content/b': ['S2', 'S1'] });
});
