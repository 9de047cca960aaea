/** Numbers and dates as a reader sees them, in English, the same on every machine. */
import { utcFormat } from 'd3-time-format';

/** What a value is: a duration in seconds, a count, or a share from 0 to 1. */
export type Unit = 'seconds' | 'count' | 'share';

/** A duration is told in the first unit whose rounded number is not above `upTo`. */
const durationUnits = [
  { name: 's', size: 1, upTo: 59 },
  { name: 'min', size: 60, upTo: 120 },
  { name: 'h', size: 3600, upTo: 47 },
  { name: 'd', size: 86_400, upTo: Infinity },
] as const;

/** Two digits carry: one decimal below 10, none above. `4.2`, `4`, `37`. */
function short(value: number): string {
  const rounded = Math.abs(value) < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
  return String(rounded === 0 ? 0 : rounded).replace(/\B(?=(\d{3})+$)/g, ',');
}

function durationUnit(seconds: number): { name: string; size: number } {
  return durationUnits.find(({ size, upTo }) => Math.round(seconds / size) <= upTo) ?? durationUnits[3];
}

/** `1,198`; a mean of counts keeps one decimal below 10, two below 1: `4.5`, `0.46`. */
export function formatCount(count: number): string {
  return Math.abs(count) < 0.995 ? String(Math.round(count * 100) / 100) : short(count);
}

/** `37 min`, `4.2 h`, `3 d`. Two hours and less stay minutes, two days and more are days. */
export function formatDuration(seconds: number): string {
  const { name, size } = durationUnit(seconds);
  return `${short(seconds / size)} ${name}`;
}

/** `27%`. Only all is 100 % and only none is 0 %: what lies next to them keeps a decimal. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 1) return percent < 0.1 ? 'under 0.1%' : `${Number(percent.toFixed(1))}%`;
  if (percent > 99 && percent < 100) return `${Math.min(99.9, Number(percent.toFixed(1)))}%`;
  return `${Math.round(percent)}%`;
}

/** A share of few cases is told as cases: `3 of 8`. */
export function formatKOfN(k: number, n: number): string {
  return `${formatCount(k)} of ${formatCount(n)}`;
}

export function formatValue(value: number, unit: Unit): string {
  if (unit === 'seconds') return formatDuration(value);
  return unit === 'share' ? formatShare(value) : formatCount(value);
}

/** A cell of a table: a value in its unit, or text as it is; what is not known is said. */
export function formatCell(cell: string | number | null, unit?: Unit): string {
  if (cell === null) return 'not known';
  if (typeof cell === 'string') return cell;
  return unit === undefined ? formatCount(cell) : formatValue(cell, unit);
}

/** `35 to 39 min`, `50 min to 3 h`, `25 to 30%`; a bound the data cannot give: `35 min or more`. */
export function formatRange(low: number | null, high: number | null, unit: Unit): string {
  if (low === null && high === null) return 'not known';
  if (high === null) return `${formatValue(low ?? 0, unit)} or more`;
  if (low === null) return `up to ${formatValue(high, unit)}`;
  const [from, to] = [formatValue(low, unit), formatValue(high, unit)];
  if (from === to) return to;
  if (unit === 'count') return `${from} to ${to}`;
  if (unit === 'share') return `${from.slice(0, -1)} to ${to}`;
  // The unit of the upper bound serves both, unless the lower one would be less than one of it.
  const { size } = durationUnit(high);
  return low === 0 || low >= size ? `${short(low / size)} to ${to}` : `${from} to ${to}`;
}

const dayMonthYear = utcFormat('%-d %b %Y');

/** `24 Nov 2026`, of a date or its ISO form `2026-11-24`. */
export function formatDate(date: Date | string): string {
  const day = typeof date === 'string' ? new Date(date) : date;
  if (Number.isNaN(day.getTime())) throw new RangeError(`"${String(date)}" is not a date such as 2026-11-24`);
  return dayMonthYear(day);
}
