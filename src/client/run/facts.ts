import type { Severity } from '#lib/model/vocabulary.ts';
import type { Flow } from './flow.ts';

/** What the page of a playbook says beside the run: its steps, clocks, and who is told. */
export interface Facts {
  title: string;
  flow: Flow;
  severities: readonly { id: Severity; updateSeconds: number; updateEvery: string; tell: string }[];
  duties: readonly Duty[];
  /** Steps that others name as "first": what saves evidence. */
  preserves: readonly string[];
  /** The card's lines on what to save. */
  evidence: readonly string[];
}

/** A notification duty, with the seconds it leaves; without them it says "without undue delay". */
export interface Duty {
  regime: string;
  owner: string;
  seconds?: number | undefined;
}
