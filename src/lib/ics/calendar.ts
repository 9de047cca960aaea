import { addDays } from '#lib/model/date.ts';

/** Something that falls on one day, for a calendar. */
export interface CalendarDay {
  /** The same thing has the same id in every build: a calendar then moves it and never doubles it. */
  uid: string;
  /** YYYY-MM-DD. */
  on: string;
  title: string;
  text: string;
  url?: string | undefined;
  /** YYYY-MM-DD: when it was written down. Never the time of a build. */
  stamp: string;
}

/** Days as an iCalendar file of whole-day events (RFC 5545), in the order given. `name` is what a client calls it. */
export function calendarText(name: string, days: readonly CalendarDay[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Watchbill//Portal//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...days.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ uid, on, title, text, url, stamp }: CalendarDay): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${compact(stamp)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    ...(url === undefined ? [] : [`URL:${url.replace(/[\p{Cc}\s]/gu, encodeURIComponent)}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

/** RFC 5545 3.3.11. A control character has no form in a text, and goes. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

/** RFC 5545 3.1: at most 75 octets a line, and no character is cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const char of line) {
    const size = Buffer.byteLength(char);
    // The space that begins a further line is one of its octets.
    if (octets + size > 75) {
      parts.push(part);
      [part, octets] = ['', 1];
    }
    part += char;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
