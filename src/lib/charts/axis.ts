/** Round numbers for a value axis, told in one unit. */
import { max as largest, tickStep } from 'd3-array';
import { formatCount, type Unit } from './format.ts';

export interface Tick {
  readonly value: number;
  /** The number alone; the last tick also names the unit. */
  readonly label: string;
}

export interface Axis {
  /** The end of the axis: the highest value, and at least one step. */
  readonly end: number;
  readonly step: number;
  readonly ticks: readonly Tick[];
}

export interface Scale {
  readonly name: string;
  readonly size: number;
  readonly steps: readonly number[];
}

const seconds: Scale = { name: ' s', size: 1, steps: [1, 2, 5, 10, 15, 30] };
const minutes: Scale = { name: ' min', size: 60, steps: [1, 2, 5, 10, 15, 30, 60, 120] };
const hours: Scale = { name: ' h', size: 3600, steps: [1, 2, 3, 6, 12, 24, 48] };
const days: Scale = { name: ' d', size: 86_400, steps: [1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365] };
const percent: Scale = { name: '%', size: 0.01, steps: [1, 2, 5, 10, 20, 25, 50] };
const counts: Scale = { name: '', size: 1, steps: [] };

/** The unit in which values up to `end` read best. */
export function scaleOf(unit: Unit, end: number): Scale {
  if (unit === 'share') return percent;
  if (unit === 'count') return counts;
  if (end <= 90) return seconds;
  if (end <= 4 * hours.size) return minutes;
  return end <= 4 * days.size ? hours : days;
}

/** The largest unit of time of which a duration is a whole number. */
export function wholeScale(duration: number): Scale {
  return [days, hours, minutes].find(({ size }) => duration >= size && duration % size === 0) ?? seconds;
}

/** An axis from `from` to the highest of `values`, with at most `wanted` steps. Shares end at 100 %. */
export function valueAxis(unit: Unit, values: readonly number[], wanted: number, from = 0): Axis {
  const top = Math.max(largest(values) ?? 0, from);
  const { name, size, steps } = scaleOf(unit, top);
  const span = (top - from) / size;
  const round =
    steps.find((one) => span / one <= wanted) ?? (span > 0 ? Math.max(1, tickStep(0, span, wanted)) : 1);
  const step = round * size;
  // Up to the next round number if it is near: a tick at the top tells more than a little height costs.
  const above = Math.ceil(top / step - 1e-9) * step;
  const whole = Math.max(above - top <= (top - from) * 0.15 ? above : top, from + step);
  const end = unit === 'share' ? Math.min(whole, Math.max(1, top)) : whole;
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(end / step + 1e-9) - first + 1;
  const ticks = Array.from({ length: count }, (_, index) => (first + index) * step);
  return {
    end,
    step,
    ticks: ticks.map((value, index) => ({
      value,
      label: `${formatCount(Math.round((value / size) * 10) / 10)}${index === count - 1 ? name : ''}`,
    })),
  };
}
