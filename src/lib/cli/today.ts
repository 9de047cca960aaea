/**
 * The day everything is judged on, YYYY-MM-DD: the flag, else what portal.yaml pins, else the UTC date of
 * `start`. The one place a clock becomes a date; call it once.
 */
export function todayOf(flag: string | undefined, pinned: string | undefined, start: Date): string {
  return flag ?? pinned ?? start.toISOString().slice(0, 10);
}
