import type { Ask } from '#lib/cli/ask.ts';
import { wrongUsage } from './problem.ts';

/** What is wrong with an answer, and what helps. */
export interface Wrong {
  message: string;
  hint?: string | undefined;
}

export type Answers = Record<string, string | undefined>;

/** One thing a page needs to know, named like its flag. */
export interface Field {
  ask: string;
  /** What Enter takes, and what holds when nobody is asked. Without it, the flag is needed. */
  suggest?: (known: Answers) => string | undefined;
  wrong?: (value: string, known: Answers) => Wrong | undefined;
  /** Never asked: its flag, else what is suggested, else nothing. */
  quiet?: true;
  /** May stay open; a person writes "none". */
  optional?: true;
}

const none = 'none';

/**
 * Every field: from its flag, else asked, else as suggested. Throws a NewProblem of usage about a wrong flag, or
 * about the missing ones when nobody can be asked.
 */
export async function answersOf(
  fields: Record<string, Field>,
  given: Answers,
  ask: Ask | undefined,
): Promise<Answers> {
  const known: Answers = {};
  const missing: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const value = given[name] ?? (await unsaid(field, known, ask));
    if (value === undefined && !field.quiet && !field.optional) missing.push(`--${name}`);
    const wrong = value === undefined ? undefined : field.wrong?.(value, known);
    if (wrong) throw wrongUsage(`--${name}: ${wrong.message}`, wrong.hint);
    known[name] = value;
  }
  if (missing.length > 0)
    throw wrongUsage(`${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`, 'see --help');
  return known;
}

async function unsaid(
  { ask: question, suggest, wrong, quiet, optional }: Field,
  known: Answers,
  ask: Ask | undefined,
): Promise<string | undefined> {
  const suggestion = suggest?.(known);
  if (!ask || quiet) return suggestion;
  for (;;) {
    const value = await ask(question, suggestion ?? (optional ? none : undefined));
    if (optional && value === none) return undefined;
    const problem = value === '' ? { message: 'nothing was written' } : wrong?.(value, known);
    if (!problem) return value;
    ask.say(`  ${[problem.message, 'hint' in problem && problem.hint].filter(Boolean).join('; ')}`);
  }
}
