/** What a trend shows. */
import type { Unit } from './format.ts';
import type { Mark } from './marks.ts';

export interface TrendPoint {
  /** 2026, 2026-Q3, 2026-09, 2026-W31 or a date. A period left out is a gap in the line. */
  readonly period: string;
  /** Null: a gap. */
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  /** Cases behind the value: fewer than 10 and the point is hollow. */
  readonly n?: number;
  /** The single cases, where they are too few for a value. */
  readonly cases?: readonly number[];
}

/** The range that chance alone explains, for some of the periods: limits of a control chart. */
export interface Expected {
  readonly from: string;
  readonly to: string;
  readonly center: number;
  readonly low: number;
  readonly high: number;
}

export interface TrendData {
  /** The finding in one sentence, for screen readers. */
  readonly label: string;
  readonly points: readonly TrendPoint[];
  readonly unit: Unit;
  /** Where the axis starts. Default 0; say so in the sub line if it is not. */
  readonly from?: number;
  /** A dotted line. `word`: "agreed". */
  readonly target?: { readonly value: number; readonly word?: string };
  /** Points outside their range become c2 diamonds. */
  readonly expected?: readonly Expected[];
  /** Causes in words, at their period. */
  readonly marks?: readonly Mark[];
  readonly missing?: string;
}
