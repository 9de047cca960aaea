import { newestFirst, type Change } from '#lib/model/history.ts';

/** How git is asked, so that `LogParser` can read it: three fields after an empty one, then names and what became of them. */
export const logFormat = ['--format=%x00%H%x00%ct%x00%s', '--name-status', '-z'];

const longest = 200;
/** Controls, marks that turn or hide text, and line ends. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;

/**
 * Reads `git log` in `logFormat` piece by piece, the newest commit first. Only an empty part stands before a commit:
 * no name of a file is empty or holds a NUL, so none can pass for one. A file that was renamed keeps what changed it
 * under its earlier name.
 */
export class LogParser {
  readonly #changes = new Map<string, Change[]>();
  /** What a name of an earlier commit is called today. */
  readonly #today = new Map<string, string>();
  #rest = '';
  #fields: string[] = [];
  #reading: 'name' | 'commit' | 'change' = 'change';
  #commit: Change | undefined;
  #commits = 0;
  #names: string[] = [];
  #left = 0;

  /** Takes the next piece of the output, wherever it was cut. */
  take(text: string): void {
    const parts = (this.#rest + text).split('\0');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) this.#part(part);
  }

  /** What changed each file, the newest date first; a file that is gone has its changes too. */
  result(): Map<string, Change[]> {
    for (const list of this.#changes.values()) list.sort(newestFirst);
    return this.#changes;
  }

  #part(part: string): void {
    if (this.#reading === 'commit') this.#field(part);
    else if (this.#reading === 'name') this.#name(part);
    else if (part === '') this.#reading = 'commit';
    else {
      this.#reading = 'name';
      // Git ends its own line before the first change.
      this.#left = /^\n?[RC]/.test(part) ? 2 : 1;
    }
  }

  #field(part: string): void {
    // One NUL parts two commits, one more begins the next.
    if (part === '' && this.#fields.length === 0) return;
    this.#fields.push(part);
    const [hash = '', time = '', subject] = this.#fields;
    if (subject === undefined) return;
    this.#commit = {
      ...{ hash: hash.slice(0, 10), date: dayOf(time), subject: lineOf(subject) },
      order: this.#commits++,
    };
    this.#fields = [];
    this.#reading = 'change';
  }

  #name(part: string): void {
    this.#names.push(part);
    if (this.#names.length < this.#left) return;
    const [from = '', to = from] = this.#names;
    const file = this.#today.get(to) ?? to;
    if (from !== to) this.#today.set(from, file);
    const known = this.#changes.get(file);
    if (!this.#commit) throw new TypeError('a log begins with a commit');
    if (!known) this.#changes.set(file, [this.#commit]);
    else if (known.at(-1) !== this.#commit) known.push(this.#commit);
    this.#names = [];
    this.#reading = 'change';
  }
}

function dayOf(seconds: string): string {
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
}

function lineOf(subject: string): string {
  const line = subject.replace(unseen, ' ').trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line;
}
