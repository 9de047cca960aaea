const minute = 60_000;
const day = 86_400_000;

/** An hour or so that a zone's clocks show twice, in UTC: [from, to), and what the clocks say at `from`. */
export interface Fold {
  from: Date;
  to: Date;
}

/** Every stretch between two instants where `zone`'s wall clock repeats itself, as when summer time ends. */
export function folds(zone: string, from: Date, to: Date): Fold[] {
  const offset = offsetIn(zone);
  const found: Fold[] = [];
  let before = offset(from.getTime());
  for (let at = from.getTime(); at < to.getTime() + day; at += day) {
    const after = offset(at + day);
    if (after < before) {
      const change = firstAt(at, at + day, (time) => offset(time) !== before);
      const length = before - after;
      found.push({ from: new Date(change - length), to: new Date(change + length) });
    }
    before = after;
  }
  return found;
}

function firstAt(low: number, high: number, holds: (time: number) => boolean): number {
  let [under, over] = [Math.floor(low / minute), Math.ceil(high / minute)];
  while (over - under > 1) {
    const middle = Math.floor((under + over) / 2);
    if (holds(middle * minute)) over = middle;
    else under = middle;
  }
  return over * minute;
}

/** Milliseconds that `zone`'s clocks are ahead of UTC at an instant. */
function offsetIn(zone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (time) => {
    const parts = Object.fromEntries(
      format.formatToParts(time).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, date, hour, minutes, second) - Math.floor(time / 1000) * 1000;
  };
}
