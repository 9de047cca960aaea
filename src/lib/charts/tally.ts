import { formatKOfN } from './format.ts';
import { emptyChart } from './empty.ts';
import { rect, svg } from './svg.ts';

export interface TallyData {
  /** What is counted: "validated in 90 days". The numbers are added: "19 of 31 validated in 90 days". */
  readonly label: string;
  readonly k: number;
  readonly n: number;
  readonly missing?: string;
}

const perRow = 16;
const pitch = 9;
const rowPitch = 11;
/** More than this many squares cannot be taken in at a glance; one bar can. */
const mostSquares = 96;

/** k of n as n small squares, k of them filled. */
export function tally(data: TallyData): string {
  const { k, n } = data;
  const fullWidth = perRow * pitch;
  if (n === 0) return emptyChart({ width: fullWidth }, data.label, data.missing ?? 'None to count');
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n) {
    throw new RangeError(`a tally needs whole numbers with 0 ≤ k ≤ n; it was given ${k} of ${n}`);
  }
  const label = `${formatKOfN(k, n)} ${data.label}`;
  if (n > mostSquares) {
    const filled = (k / n) * (fullWidth - 2);
    const shapes = [rect(0.5, 0.5, fullWidth - 3, 8, 'lead'), rect(0, 0, filled, 9, 'c1f')];
    return svg({ width: fullWidth }, 9, label, shapes);
  }
  const squares = Array.from({ length: n }, (_, index) => {
    const [x, y] = [(index % perRow) * pitch, Math.floor(index / perRow) * rowPitch];
    return index < k ? rect(x, y, 7, 9, 'c1f') : rect(x + 0.5, y + 0.5, 6, 8, 'lead');
  });
  const rows = Math.ceil(n / perRow);
  return svg({ width: Math.min(n, perRow) * pitch - 2 }, rows * rowPitch - 2, label, squares);
}
