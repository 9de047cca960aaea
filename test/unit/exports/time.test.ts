import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DuckDBInstance, LIST, listValue, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { timeSql } from '#lib/exports/time.ts';
import { folds } from '#lib/exports/zone.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run("SET TimeZone = 'UTC'");
});
afterAll(() => connection.closeSync());

/** Microseconds since 1970, or null. */
async function read(
  texts: readonly string[],
  forms: readonly string[],
  timezone = 'UTC',
  order?: 'dmy' | 'mdy',
): Promise<(number | null)[]> {
  const { utc } = timeSql('text', forms, {
    timezone: timezone === 'none' ? undefined : timezone,
    date_order: order,
  });
  const reader = await connection.runAndReadAll(
    `SELECT epoch_us(${utc})::DOUBLE AS us FROM (SELECT unnest($texts) AS text, unnest(range(len($texts))) AS place) ORDER BY place`,
    { texts: listValue([...texts]) },
    { texts: LIST(VARCHAR) },
  );
  return reader.getRowObjectsJS().map(({ us }) => us as number | null);
}

/** Our grammar of ISO times, read by hand. */
function naiveIso(text: string): number | null {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/.exec(
      text,
    );
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  if (
    date.getUTCMonth() !== month - 1 ||
    date.getUTCDate() !== day ||
    hour > 23 ||
    minute > 59 ||
    second > 59
  )
    return null;
  const micros = Number((match[7] ?? '').padEnd(6, '0').slice(0, 6));
  const zone = match[8];
  let offset = 0;
  if (zone !== undefined && zone !== 'Z') {
    const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
    const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
    if (hours > 14 || minutes > 59) return null;
    offset = (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60;
  }
  return (date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset) * 1e6 + micros;
}

const digits = (low: number, high: number, width: number) =>
  fc.integer({ min: low, max: high }).map((number) => String(number).padStart(width, '0'));
const isoish = fc
  .tuple(
    digits(1970, 2099, 4),
    digits(0, 13, 2),
    digits(0, 32, 2),
    fc.constantFrom('T', ' ', '_', ''),
    digits(0, 25, 2),
    digits(0, 61, 2),
    fc.option(digits(0, 61, 2)),
    fc.option(fc.stringMatching(/^\d{1,10}$/)),
    fc.constantFrom('', '', 'Z', 'z', '+02:00', '-0330', '+14', '+15:00', ' +02:00', '+02:60'),
  )
  .map(([y, m, d, t, h, min, s, f, zone]) =>
    t === ''
      ? `${y}-${m}-${d}`
      : `${y}-${m}-${d}${t}${h}:${min}${s === null ? '' : `:${s}${f === null ? '' : `.${f}`}`}${zone}`,
  );

describe('times', () => {
  test('ISO is read exactly as a naive reader reads it, and everything else is NULL', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(isoish, { minLength: 50, maxLength: 200 }), async (texts) => {
        expect(await read(texts, ['iso'])).toEqual(texts.map(naiveIso));
      }),
      { numRuns: 40 },
    );
  });

  test('no arbitrary text is a time by accident', async () => {
    const words = [
      'now',
      'today',
      'infinity',
      '-infinity',
      'epoch',
      '',
      '1',
      '20260901',
      '2026-9-1',
      '2026-09-01 (BC)',
      '2026-09-01 08:00 Europe/Berlin',
      '10000-01-01',
      '２０２６-09-01',
    ];
    expect(
      await read(words, ['iso', 'numeric', 'epoch-seconds', 'epoch-milliseconds'], 'UTC', 'dmy'),
    ).toEqual(words.map(() => null));
  });

  test('the shape that most exports write is read no more freely than any other: one sign put anywhere', async () => {
    const signs = Array.from({ length: 255 }, (_, i) => String.fromCodePoint(i + 1)).concat('１', '٤');
    for (const text of ['2026-09-30T10:00:00Z', '2024-02-29T23:59:59Z', '0000-01-01T20:00:00Z']) {
      const texts = [...text].flatMap((_, i) =>
        signs.map((sign) => text.slice(0, i) + sign + text.slice(i + 1)),
      );
      expect(await read(texts, ['iso'])).toEqual(texts.map(naiveIso));
    }
  });

  test('numeric dates follow the declared order and never swap day and month', async () => {
    const date = fc.tuple(
      fc.integer({ min: 0, max: 32 }),
      fc.integer({ min: 0, max: 32 }),
      fc.integer({ min: 1990, max: 2060 }),
      fc.constantFrom('-', '/', '.'),
      fc.constantFrom(' ', ', '),
    );
    const clock = fc.tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 60 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(date, clock), { minLength: 20, maxLength: 80 }),
        fc.constantFrom('dmy', 'mdy'),
        async (times, order) => {
          const two = (number: number) => String(number).padStart(2, '0');
          const texts = times.map(
            ([[a, b, year, mark, gap], [hour, minute]]) =>
              `${a}${mark}${two(b)}${mark}${year}${gap}${two(hour)}:${two(minute)}`,
          );
          const expected = times.map(([[a, b, year], [hour, minute]]) => {
            const [day, month] = order === 'dmy' ? [a, b] : [b, a];
            return naiveIso(`${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`);
          });
          expect(await read(texts, ['numeric'], 'UTC', order as 'dmy')).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('half-day clocks, missing seconds and fractions are read', async () => {
    expect(
      await read(
        [
          '11/06/2026, 08:18:17.083',
          '3.9.2026 1:05 PM',
          '03/09/2026 12:00:01 am',
          '03/09/2026',
          '03/09/2026 13:00 PM',
        ],
        ['numeric'],
        'UTC',
        'dmy',
      ),
    ).toEqual([
      Date.UTC(2026, 5, 11, 8, 18, 17, 83) * 1000,
      Date.UTC(2026, 8, 3, 13, 5) * 1000,
      Date.UTC(2026, 8, 3, 0, 0, 1) * 1000,
      Date.UTC(2026, 8, 3) * 1000,
      null,
    ]);
  });

  test('months by name are read in the languages of Europe, whatever follows their beginning', async () => {
    const names = [
      ['Jan', 'janv.', 'gennaio', 'enero', 'Jän', 'styczeń', 'tammikuu'],
      ['Feb', 'févr.', 'Fev', 'helmikuu', 'lutego'],
      ['Mar', 'Mär', 'mars', 'mrt.', 'Mrz', 'marzo', 'maaliskuu'],
      ['Apr', 'avr.', 'abril', 'kwi'],
      ['May', 'mai', 'mei', 'mag', 'maj'],
      ['Jun', 'juin', 'giu', 'cze'],
      ['Jul', 'juil.', 'lug', 'lip'],
      ['Aug', 'août', 'ago', 'sie'],
      ['Sep', 'Sept.', 'set', 'wrz'],
      ['Oct', 'Okt', 'ott', 'out', 'paź'],
      ['Nov', 'novembre', 'marraskuu', 'listopadu'],
      ['Dec', 'Dez', 'déc.', 'dic', 'gru'],
    ];
    const texts = names.flat().map((name) => `03/${name}/26 9:05 PM`);
    const expected = names.flatMap((own, month) => own.map(() => Date.UTC(2026, month, 3, 21, 5) * 1000));
    expect(await read(texts, ['named-month'])).toEqual(expected);
    expect(
      await read(
        ['3-Sep-2026 21:05', '03 Sep 2026, 21:05:06', '31/Feb/26 9:05 AM', '03/Xyz/26 9:05 AM', '03/Sep/26'],
        ['named-month'],
      ),
    ).toEqual([Date.UTC(2026, 8, 3, 21, 5) * 1000, Date.UTC(2026, 8, 3, 21, 5, 6) * 1000, null, null, null]);
  });

  test('epochs in the wrong unit are refused, not moved by a factor of a thousand', async () => {
    expect(await read(['1782900000', '1782900000.25', '1782900000123'], ['epoch-seconds'])).toEqual([
      1782900000e6,
      1782900000.25e6,
      null,
    ]);
    expect(await read(['1782900000', '1782900000123'], ['epoch-milliseconds'])).toEqual([
      null,
      1782900000123e3,
    ]);
  });

  test('strptime with an offset is an instant, without one it waits for a zone', async () => {
    expect(await read(['01.07.2026 10:00 +0200'], ['%d.%m.%Y %H:%M %z'], 'Asia/Tokyo')).toEqual([
      Date.UTC(2026, 6, 1, 8) * 1000,
    ]);
    expect(await read(['01.07.2026 10:00'], ['%d.%m.%Y %H:%M'], 'Asia/Tokyo')).toEqual([
      Date.UTC(2026, 6, 1, 1) * 1000,
    ]);
    expect(await read(['2026-07-01 10:00'], ['iso'], undefined as never)).toEqual([
      Date.UTC(2026, 6, 1, 10) * 1000,
    ]);
  });

  test('local times become the instant at which clocks show them, in any zone', async () => {
    const zones = ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...zones),
        fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 30, maxLength: 60 }),
        async (zone, instants) => {
          const local = instants.map((instant) => {
            const shown = new Date(instant * 1000).toLocaleString('sv-SE', { timeZone: zone });
            return shown.replace('T', ' ');
          });
          const back = await read(local, ['iso'], zone);
          const repeated = folds(zone, new Date(0), new Date(2e12));
          instants.forEach((instant, index) => {
            const inFold = repeated.some(
              ({ from, to }) => instant * 1000 >= from.getTime() && instant * 1000 < to.getTime(),
            );
            if (!inFold) expect(back[index]).toBe(instant * 1e6);
          });
        },
      ),
      { numRuns: 15 },
    );
  });

  test('the hours that clocks show twice are found', () => {
    const iso = (zone: string, year: number) =>
      folds(zone, new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year, 11, 31))).map(({ from, to }) => [
        from.toISOString(),
        to.toISOString(),
      ]);
    expect(iso('Europe/Amsterdam', 2026)).toEqual([['2026-10-25T00:00:00.000Z', '2026-10-25T02:00:00.000Z']]);
    expect(iso('Australia/Lord_Howe', 2026)).toEqual([
      ['2026-04-04T14:30:00.000Z', '2026-04-04T15:30:00.000Z'],
    ]);
    expect(iso('Asia/Tokyo', 2026)).toEqual([]);
  });
});
