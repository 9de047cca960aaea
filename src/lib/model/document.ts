import type { ElementContent } from 'hast';
import type { Point } from './finding.ts';
import type { Answer, PhaseName, RoleName } from './vocabulary.ts';

/**
 * The typed document: what a body *is* once its MDX tree was read. Pages, run mode, print, search weights
 * and checks all read this one tree. Positions are those of the file. A node's text is sanitised hast;
 * a reference inside it stays an element `ref` (`properties.to`) until a view resolves it.
 */
export interface Document {
  nodes: DocumentNode[];
  /** Words of prose, code not counted. */
  words: number;
  /** Every `<Ref to>` and relative link, wherever it stands. */
  links: { to: string; at: Point }[];
  images: { src: string; alt: string; at: Point }[];
}

export type DocumentNode = Part | Phase | FlowNode | Question | ReportElement;

/** What prose is made of: text, commands, and the two notes. */
export type Part = Prose | Command | Note;

export interface Prose {
  kind: 'prose';
  hast: ElementContent[];
}

/** One fenced block: what to run, in which language, and where. Capitals in `variables` are replaced by the reader. */
export interface Command {
  kind: 'command';
  language: string;
  /** "Graph PowerShell, read-only admin"; undefined for a listing that is not run. */
  where?: string;
  code: string;
  /** The code highlighted once, with classes and `<var>` around what the reader replaces. */
  hast: ElementContent[];
  at: Point;
}

/** A `Why` says the reason in one line; a `Warn` stands before the command it is about. */
export interface Note {
  kind: 'why' | 'warn';
  hast: ElementContent[];
  at: Point;
}

export interface Phase {
  kind: 'phase';
  name: PhaseName;
  title: string;
  /** First paragraph: what is true when the phase is done. */
  goal: ElementContent[];
  nodes: FlowNode[];
  at: Point;
}

/** What a run walks through, in order. */
export type FlowNode = Step | Decision | BlockUse;

export interface Step {
  kind: 'step';
  id: string;
  title: string;
  role: RoleName;
  /** Duration from time zero of the run (in a block: from the block's start). */
  within?: string;
  /** Duration of a watch period. */
  lasts?: string;
  /** Position when one person works alone, where it deviates from document order. */
  solo?: number;
  automation?: 'automated' | 'assisted' | 'manual-only';
  offline: boolean;
  parallel: boolean;
  destroys: boolean;
  disrupts: boolean;
  preserve?: string;
  approval?: RoleName;
  authority?: string;
  body: Part[];
  /** Words of prose in the body, code not counted. */
  words: number;
  at: Point;
}

export interface Decision {
  kind: 'decision';
  id: string;
  /** The question. */
  title: string;
  decider: RoleName;
  /** The answer that holds when nobody answers in `defaultAfter`. */
  default: string;
  defaultAfter: string;
  within?: string;
  solo?: number;
  body: Part[];
  branches: Branch[];
  at: Point;
}

export interface Branch {
  answer: string;
  /** A step or decision id, `procedure/ID`, or `close`. */
  then: string;
  hast: ElementContent[];
  at: Point;
}

/** The place where a procedure inlines a block. */
export interface BlockUse {
  kind: 'block';
  ref: string;
  solo?: number;
  hast: ElementContent[];
  at: Point;
}

export interface Question {
  kind: 'question';
  id: string;
  title: string;
  automation: 'automated' | 'assisted' | 'manual-only';
  /** How long answering takes. */
  takes: string;
  body: Part[];
  answers: Record<Answer, ElementContent[]>;
  at: Point;
}

/** A place in a report that shows a number of its snapshot. */
export interface ReportElement {
  kind: 'report-element';
  name: 'Headline' | 'Figure' | 'Asks' | 'Promises' | 'Incidents' | 'Coverage' | 'Definitions';
  metric?: string;
  period?: string;
  slice?: string;
  at: Point;
}
