import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarText } from '#lib/ics/calendar.ts';

const day = {
  uid: 'exception/a@example',
  on: '2026-12-31',
  title: 'Exception ends',
  text: 'Ask again',
  stamp: '2026-11-03',
};

/** A calendar read as a client reads it: lines unfolded, then cut at the first colon, then unescaped. */
function read(text: string): [string, string][] {
  return text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) => {
      const at = line.indexOf(':');
      const value = line
        .slice(at + 1)
        .replace(/\\([\\;,n])/g, (_, char: string) => (char === 'n' ? '\n' : char));
      return [line.slice(0, at), value];
    });
}

describe('a calendar', () => {
  it('says the same in the same bytes, with the stamp of the thing and not of the build', () => {
    expect(calendarText('Ends', [{ ...day, url: 'https://p.example/detect/' }])).toBe(
      [
        ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Watchbill//Portal//EN', 'CALSCALE:GREGORIAN'],
        ...['METHOD:PUBLISH', 'X-WR-CALNAME:Ends', 'BEGIN:VEVENT', 'UID:exception/a@example'],
        ...['DTSTAMP:20261103T000000Z', 'DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101'],
        ...['SUMMARY:Exception ends', 'DESCRIPTION:Ask again', 'URL:https://p.example/detect/'],
        ...['TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR', ''],
      ].join('\r\n'),
    );
  });

  it('gives every text back and lets none of them write a line of its own', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (title, body) => {
        const written = calendarText('x', [{ ...day, title, text: body }]);
        for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const found = read(written);
        const shown = (given: string) => given.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
        expect(found).toHaveLength(16);
        expect(found.find(([key]) => key === 'SUMMARY')?.[1]).toBe(shown(title));
        expect(found.find(([key]) => key === 'DESCRIPTION')?.[1]).toBe(shown(body));
      }),
    );
  });

  it('puts no line break of an address into the file', () => {
    expect(calendarText('x', [{ ...day, url: 'https://p.example/a\r\nATTACH:b' }])).toContain(
      'URL:https://p.example/a%0D%0AATTACH:b',
    );
  });
});
