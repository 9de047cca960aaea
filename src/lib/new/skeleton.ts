import type { Content, Entry } from '#lib/model/entry.ts';
import type { DetectionQuestion } from '#lib/model/threat.ts';
import type { RoleName } from '#lib/model/vocabulary.ts';

/** What a new page starts from: what its author said, and the pages it is to lean on. */
export interface Given {
  id: string;
  owner: RoleName;
  /** YYYY-MM-DD */
  today: string;
  content: Content;
  threat: Entry<'threat'> | undefined;
  question: DetectionQuestion | undefined;
  procedure: Entry<'procedure'> | undefined;
  useCase: Entry<'use-case'> | undefined;
  techniques: string[];
}

/** A page to be: the keys of its kind in the order they stand, its text, and what its author does after the TODOs. */
export interface Skeleton {
  front: Record<string, unknown>;
  body: string;
  next?: string[];
}

/** The pages that have a skeleton; `owner` is whom it falls to unless said otherwise. */
export type Template = { owner: RoleName; write: (given: Given) => Skeleton };
