import { levels } from '#lib/model/vocabulary.ts';
import { text } from './field.ts';

/** A vendor's word for how bad an alert is, as ours; undefined for a word we do not know. */
export function levelOf(value: unknown): (typeof levels)[number] | undefined {
  const word = text(value).toLowerCase();
  return levels.find((level) => level === word);
}

/** Why a level alone asks for tuning first. */
export function noisyLevel(level: string | undefined): string | undefined {
  return level === 'low' || level === 'informational' ? `is of level ${level}` : undefined;
}
