/** A figure in words: its finding, what it measures, where it comes from, and the same as a table. */
export interface FigureView<Chart> {
  title: string;
  sub: string;
  source: string;
  chart: Chart;
  table: { head: string[]; rows: string[][] };
}
