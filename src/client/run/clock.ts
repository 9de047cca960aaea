const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number) => String(n).padStart(2, '0');

/** Elapsed time, `00:43:08`; hours go on counting past a day. Never below zero. */
export function elapsed(ms: number): string {
  const s = Math.max(0, Math.floor(ms / second));
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** Time of day of a UTC moment, `02:44`. */
export function timeOfDay(moment: string | number): string {
  return new Date(moment).toISOString().slice(11, 16);
}

/** The UTC day of a moment: `24 Nov 2026`. */
export function dayOf(moment: string | number): string {
  const date = new Date(moment);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** A UTC moment in full: `24 Nov 2026, 02:44 UTC`. */
export function inFull(moment: string | number): string {
  return `${dayOf(moment)}, ${timeOfDay(moment)} UTC`;
}

/** A length of time as it is spoken: `8 min`, `71 h 5 min`, `3 days`. Whole minutes, cut off. */
export function span(ms: number): string {
  const whole = Math.max(0, ms);
  if (whole >= 3 * day) return `${Math.floor(whole / day)} days`;
  const [h, m] = [Math.floor(whole / hour), Math.floor(whole / minute) % 60];
  if (h === 0) return `${m} min`;
  return m === 0 ? `${h} h` : `${h} h ${m} min`;
}

/** "8 min late" once a due time has passed by a minute; undefined before. */
export function late(due: number | undefined, at: number): string | undefined {
  return due !== undefined && at - due >= minute ? `${span(at - due)} late` : undefined;
}
