/** How far off a date is, in words. `days` is negative once it has passed; what expires has then expired. */
export function farOff(days: number, ends: 'due' | 'expires'): string {
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  if (days === 0) return 'today';
  if (days > 0) return `in ${count}`;
  return ends === 'expires' ? `expired ${count} ago` : `${count} overdue`;
}
