import { marksOf, type Marks } from './marks.ts';
import { plain, wordsOf } from './words.ts';

/** A text of more words than this is known by every run of so many of them. */
export const shingle = 8;

/** A phrase found in a text. */
export interface FoundPhrase {
  /** Its words, lower-case. */
  words: string;
  /** Where it was left out, as given to `add`. */
  from: string;
}

/**
 * Phrases to look for, as an index of hashes: a text is searched in one pass, however many phrases there are.
 * Every hit is compared word by word, so that no two phrases are taken for each other.
 */
export class Phrases {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [''];
  /** Word numbers of all texts added, one after the other. */
  readonly #corpus: number[] = [];
  readonly #phrases: {
    start: number;
    length: number;
    from: string;
    next: Phrase | undefined;
    alive: boolean;
  }[] = [];
  readonly #byHash = new Map<number, Phrase>();
  #marks: Marks | undefined;

  /** Adds a text of at least `least` words: whole up to eight words, else by each run of eight. */
  add(text: string, least: number, from: string): void {
    const words = wordsOf(text);
    if (words.length < least) return;
    const start = this.#corpus.length;
    for (const word of words) this.#corpus.push(this.#idOf(word));
    const length = Math.min(words.length, shingle);
    for (let at = start; at + length <= this.#corpus.length; at += 1) this.#addOne(at, length, from);
  }

  /** Takes out every phrase that stands in a text: what a reader may read is no secret. */
  forget(text: string): void {
    for (const index of this.#search(text)) {
      const phrase = this.#phrases[index];
      if (phrase) phrase.alive = false;
      this.#marks = undefined;
    }
  }

  /** The phrases in a text, each once. */
  find(text: string): FoundPhrase[] {
    if (!this.mayStandIn([text])) return [];
    const found = new Set<Phrase>();
    for (const index of this.#search(text)) if (this.#phrases[index]?.alive) found.add(index);
    return [...found].flatMap((index) => {
      const phrase = this.#phrases[index];
      if (!phrase) return [];
      return [{ words: this.#wordsOf(phrase).join(' '), from: phrase.from }];
    });
  }

  /** Number of phrases looked for. */
  get size(): number {
    return this.#phrases.filter(({ alive }) => alive).length;
  }

  /** Whether a text, in every way it is written, may hold one: few phrases are looked for by their words, in any order, before a text is taken apart. */
  mayStandIn(written: readonly string[]): boolean {
    this.#marks ??= marksOf(
      this.#phrases.filter(({ alive }) => alive).map((phrase) => this.#wordsOf(phrase)),
    );
    return this.#marks(written.map(plain));
  }

  #idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    this.#ids.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }

  #wordsOf({ start, length }: { start: number; length: number }): string[] {
    return this.#corpus.slice(start, start + length).map((id) => this.#words[id] ?? '');
  }

  #addOne(start: number, length: number, from: string): void {
    let hash = 0;
    for (let at = start; at < start + length; at += 1) hash = mix(hash, this.#corpus[at] ?? 0);
    const first = this.#byHash.get(hash);
    for (let index = first; index !== undefined; index = this.#phrases[index]?.next)
      if (this.#matches(index, this.#corpus, start, length)) return;
    this.#marks = undefined;
    this.#phrases.push({ start, length, from, next: first, alive: true });
    this.#byHash.set(hash, this.#phrases.length - 1);
  }

  *#search(text: string): Generator<Phrase> {
    const ids = wordsOf(text).map((word) => this.#ids.get(word) ?? 0);
    for (let start = 0; start < ids.length; start += 1) {
      let hash = 0;
      for (let length = 1; length <= shingle; length += 1) {
        const id = ids[start + length - 1];
        // A word no phrase has ends every phrase.
        if (!id) break;
        hash = mix(hash, id);
        for (let index = this.#byHash.get(hash); index !== undefined; index = this.#phrases[index]?.next)
          if (this.#matches(index, ids, start, length)) yield index;
      }
    }
  }

  #matches(index: Phrase, ids: readonly number[], start: number, length: number): boolean {
    const phrase = this.#phrases[index];
    if (phrase?.length !== length) return false;
    for (let offset = 0; offset < length; offset += 1)
      if (this.#corpus[phrase.start + offset] !== ids[start + offset]) return false;
    return true;
  }
}

/** Position of a phrase in the index. */
type Phrase = number;

function mix(hash: number, id: number): number {
  const mixed = Math.imul(hash ^ id, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
