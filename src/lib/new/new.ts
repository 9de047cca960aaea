import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ask } from '#lib/cli/ask.ts';
import type { Finding } from '#lib/model/finding.ts';
import { answersOf, type Answers } from './answers.ts';
import { givenOf } from './flags.ts';
import { judge, type WholeRead } from './judge.ts';
import { kindOf, tunings, type PageKind, type Tuning } from './kinds.ts';
import { newPage } from './page.ts';
import { pageFields } from './page-fields.ts';
import { NewProblem, wrongUsage } from './problem.ts';
import type { Proposal } from './proposal.ts';
import { tuned, tuningFields, useCaseOf } from './tuning.ts';

/** A command line as given: the kind, then a title or the id of a use case. `root` holds content/. */
export interface NewRequest {
  root: string;
  words: readonly string[];
  flags: Answers;
  dry: boolean;
}

export interface Effects {
  read: WholeRead;
  /** YYYY-MM-DD */
  today: string;
  /** Absent when nobody sits there: then every answer is a flag or a default. */
  ask: Ask | undefined;
  /** Prints the result: a file's text with --dry-run. */
  say: (text: string) => void;
  /** Prints what is said beside it. */
  note: (text: string) => void;
  /** Prints what check says. */
  show: (findings: readonly Finding[]) => void;
  /** Writes a whole file, or none. */
  write: (text: string, path: string) => Promise<void>;
}

/**
 * Begins a page, or adds to a use case; the file is written only when check has no error to say of it. 0: written (or
 * printed); 1: check would refuse it, and its findings were shown. Throws NewProblem; then nothing was written either.
 */
export async function begin(request: NewRequest, effects: Effects): Promise<0 | 1> {
  const { read, today, say, note, show } = effects;
  const proposal = await propose(request, effects);
  const { collection, file, text, known } = proposal;
  const findings = await judge(read, collection, file, text, today);
  show(findings);
  if (findings.some(({ severity }) => severity === 'error')) {
    note(`${file} was not ${known ? 'changed' : 'written'}: check would refuse it.`);
    return 1;
  }
  if (request.dry) say(text);
  else await put(request.root, proposal, effects);
  const [would, did] = known ? ['change', 'changed'] : ['write', 'wrote'];
  note(`${request.dry ? `would ${would}` : did} ${file}`);
  note('next:');
  for (const line of proposal.next) note(`  - ${line}`);
  return 0;
}

async function propose({ root, words, flags }: NewRequest, effects: Effects): Promise<Proposal> {
  const { read, today, ask } = effects;
  const [written, name, surplus] = words;
  const kind = kindOf(written ?? (await ask?.('What (role, procedure, threat, exception, …)')));
  if (surplus !== undefined)
    throw wrongUsage(`"${surplus}" is one word too many`, 'put a title with spaces in quotes');
  if (isTuning(kind)) {
    const useCase = useCaseOf(name ?? (await ask?.('Use case')), read);
    const fields = tuningFields(kind, useCase, read, today);
    const answers = await answersOf(fields, givenOf(flags, kind, Object.keys(fields)), ask);
    return tuned(kind, useCase, answers, readFileSync(join(root, useCase.file), 'utf8'), today);
  }
  const fields = pageFields(kind, read.content);
  const given = givenOf(flags, kind, Object.keys(fields));
  if (name === undefined && !ask)
    throw wrongUsage('TITLE is missing', `npm run new -- ${kind} "What the page is called"`);
  return newPage(kind, await answersOf(fields, { ...given, title: name }, ask), read, today);
}

const isTuning = (kind: PageKind | Tuning): kind is Tuning => (tunings as readonly string[]).includes(kind);

async function put(root: string, { file, text, known }: Proposal, { write }: Effects): Promise<void> {
  const path = join(root, file);
  if (!known && existsSync(path)) throw new NewProblem(`${file} is there already`, 'another title, or  --id');
  await write(text, path);
}
