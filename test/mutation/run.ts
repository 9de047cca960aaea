import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '#lib/cli/usage.ts';
import { Copy, type Outcome } from './copy.ts';
import { mutantsOf, type Mutant } from './mutant.ts';
import { testsOf } from './tests-of.ts';

export interface Options {
  /** Root of the repository. */
  project: string;
  /** At most so many mutants of a file. */
  most: number;
  /** Another seed chooses others. */
  seed: string;
  say: (line: string) => void;
}

export interface Result {
  mutant: Mutant;
  outcome: Outcome;
}

/** Two at a time: more slow each other down until they look like loops. */
const lanes = 2;
/** A mutant may take so many times as long as the same tests without it, and at least ten seconds. */
const patience = 5;
const longest = 600_000;

/** The source files at or below `paths`, from the root. Throws UsageError for a path with none, or without tests. */
export function sourcesAt(project: string, paths: readonly string[]): string[] {
  const files = paths.flatMap((path) => {
    const plain = path.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '');
    const isFile = statSync(join(project, plain), { throwIfNoEntry: false })?.isFile();
    const found = globSync(isFile ? plain : `${plain}/**/*.ts`, { cwd: project });
    if (found.length === 0)
      throw new UsageError(`there is no source in ${path}`, 'for example src/lib/checks');
    return found.map((file) => file.replaceAll('\\', '/'));
  });
  const untested = files.find((file) => testsOf(project, file).length === 0);
  if (untested) throw new UsageError(`no tests belong to ${untested}`, 'name a path below src/lib');
  return [...new Set(files)].toSorted();
}

/** Breaks each file in every chosen way and runs its tests. Throws UsageError when they fail without that. */
export async function runMutants(files: readonly string[], options: Options): Promise<Result[]> {
  const { project, most, seed, say } = options;
  const copies = await Promise.all(Array.from({ length: lanes }, () => Copy.of(project)));
  try {
    const limits = await limitsOf(copies, files, options);
    // From a copy: the working tree may be edited meanwhile.
    const read = (file: string) => readFileSync(join(copies[0]?.root ?? project, file), 'utf8');
    const mutants = files.flatMap((file) => mutantsOf(file, read(file), seed, most));
    const results: Result[] = [];
    let next = 0;
    let done = 0;
    const work = async (copy: Copy): Promise<void> => {
      for (let index = next++; index < mutants.length; index = next++) {
        const mutant = mutants[index] as Mutant;
        const outcome = await judge(copy, project, mutant, limits);
        results[index] = { mutant, outcome };
        say(`${++done} of ${mutants.length}  ${mutant.file}:${mutant.line}  ${outcome}`);
      }
    };
    await Promise.all(copies.map(work));
    return results;
  } finally {
    await Promise.all(copies.map((copy) => copy.remove()));
  }
}

async function judge(
  copy: Copy,
  project: string,
  mutant: Mutant,
  limits: Map<string, number>,
): Promise<Outcome> {
  const whole = readFileSync(join(copy.root, mutant.file), 'utf8');
  await copy.write(mutant.file, mutant.source);
  try {
    for (const tests of testsOf(project, mutant.file)) {
      const outcome = await copy.run(tests, limits.get(tests.join(' ')) ?? Math.max(...limits.values()));
      if (outcome !== 'survived') return outcome;
    }
    return 'survived';
  } finally {
    await copy.write(mutant.file, whole);
  }
}

/**
 * Milliseconds each choice of tests may take, measured on files without a mistake. One that picks tests by their
 * names is a part of another, and may take as long.
 */
async function limitsOf(
  copies: Copy[],
  files: readonly string[],
  { project, say }: Options,
): Promise<Map<string, number>> {
  const choices = files.flatMap((file) => testsOf(project, file)).filter((tests) => !tests.includes('-t'));
  const limits = new Map<string, number>();
  for (const [name, tests] of new Map(choices.map((tests) => [tests.join(' '), tests]))) {
    const start = performance.now();
    // In all copies at once, as later.
    const outcomes = await Promise.all(copies.map((copy) => copy.run(tests, longest)));
    const took = performance.now() - start;
    if (outcomes.some((outcome) => outcome !== 'survived'))
      throw new UsageError(`${name} fails without any mutant`, `npx vitest run ${name}`);
    limits.set(name, Math.max(10_000, Math.ceil(took * patience)));
    say(`${name} without a mutant: ${(took / 1000).toFixed(1)} s`);
  }
  return limits;
}
