import { describe, expect, it } from 'vitest';
import { inWords, matchOf, wrongMatch } from '#lib/new/match.ts';

describe('a condition as people write it', () => {
  it.each([
    ['UserId=orders', [{ field: 'UserId', op: 'is', value: 'orders' }], 'UserId is orders'],
    ['Host = A | B', [{ field: 'Host', op: 'one-of', value: ['A', 'B'] }], 'Host is A or B'],
    ['Path^=C:\\x=y', [{ field: 'Path', op: 'starts', value: 'C:\\x=y' }], 'Path starts with C:\\x=y'],
    ['Ip=192.0.2.0/24', [{ field: 'Ip', op: 'cidr', value: '192.0.2.0/24' }], 'Ip is in 192.0.2.0/24'],
    [
      'Ip=2001:db8::/32|10.0.0.0/8',
      [{ field: 'Ip', op: 'cidr', value: ['2001:db8::/32', '10.0.0.0/8'] }],
      'Ip is in 2001:db8::/32 or 10.0.0.0/8',
    ],
    [
      'A=x and B=sand and stone=1',
      [
        { field: 'A', op: 'is', value: 'x' },
        { field: 'B', op: 'is', value: 'sand' },
        { field: 'stone', op: 'is', value: '1' },
      ],
      'A is x, and B is sand, and stone is 1',
    ],
  ])('%s', (text, rows, words) => {
    expect(matchOf(text)).toEqual(rows);
    expect(inWords(matchOf(text) ?? [])).toBe(words);
    expect(wrongMatch(text)).toBeUndefined();
  });

  it.each(['', 'UserId', '=x', 'a b=x', 'A=', 'A=x|', 'A=x and B', 'A^='])('is not "%s"', (text) => {
    expect(wrongMatch(text)?.message).toBe(`"${text}" is not a condition`);
  });
});
