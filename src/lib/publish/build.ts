import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { readHistory } from '#lib/content/history.ts';
import type { ContentRead } from '#lib/content/read.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { Content } from '#lib/model/entry.ts';
import type { Portal } from '#lib/model/portal.ts';
import { astroBuild, project, type AstroInputs } from './astro.ts';
import { headerRules, headersText } from './headers.ts';
import { publishImages } from './images.ts';
import { leakCheck } from './leak-check/leak-check.ts';
import { ownTexts } from './leak-check/own-texts.ts';
import { numbersInWords, readNumbers } from './numbers.ts';
import { publishOffline } from './offline/offline.ts';
import { digestOfInputs } from './kept/inputs.ts';
import { isPublished, recordOf, recordPublished } from './kept/record.ts';
import { showCopies } from './portable/show-copies.ts';
import { publishPortable } from './portable/portable.ts';
import { PublishProblem, RequestProblem } from './problem.ts';
import { folderSize, indexSearch } from './search-index.ts';
import { counted, sizeInWords, stepsTo } from './steps.ts';
import { checked, indexed, isError, keptInWords, lookedFor, pagesIn } from './step-words.ts';
import { publishTarget, replaceFolder } from './swap.ts';

/** The flags of `npm run build`, beside those every command has. */
export const buildFlags = {
  audience: { type: 'text', value: 'ID', help: 'for whom, as portal.yaml names them; default: responder' },
  out: { type: 'text', value: 'DIR', help: 'where to; default: dist, or dist-ID for another audience' },
} as const;

/** The flags as given, and what the environment says. */
export interface BuildRequest extends Omit<AstroInputs, 'root' | 'audience'> {
  root?: string | undefined;
  audience?: string | undefined;
  out?: string | undefined;
}

/** What a build needs of its command. */
export interface BuildEffects {
  /** Prints one line of progress. */
  say: (line: string) => void;
  /** Milliseconds, used for differences only. */
  now: () => number;
  /** Reads and judges content/. */
  check: () => Promise<ContentRead>;
  /** Prints the errors that stopped the build. */
  print: (errors: readonly Finding[], sources: ContentRead['sources']) => void;
  /** What a wrong request is thrown as. */
  refuse: (message: string, hint?: string) => Error;
  /** Computes the numbers and says what of. Without it the committed ones are shown. */
  metrics?: ((content: Content) => Promise<string>) | undefined;
  /** Digest of all the build is made of but its audience. With it, what was published of the same inputs stays. */
  inputs?: (() => Promise<string>) | undefined;
}

/** What was published: an absolute folder and the base its addresses begin with. */
export interface Built {
  folder: string;
  base: string;
}

/** `inputs` of a build on `day` (YYYY-MM-DD), which is used where nothing pins another. */
export function inputsOf(request: BuildRequest, day: () => string): () => Promise<string> {
  return () => digestOfInputs({ ...request, root: request.root ?? '.' }, day());
}

/**
 * check → metrics → pages → search → portal.zip → offline list → headers → leak check → swap. Until the swap the
 * earlier build stays untouched, and on any failure it stays for good. Where it was published of the same inputs,
 * and still holds the same bytes, check is all that runs. Throws what `refuse` makes of a wrong request, else PublishProblem.
 */
export async function buildPortal(
  request: BuildRequest,
  effects: BuildEffects,
  before?: string,
): Promise<Built> {
  const { root = '.', audience = 'responder' } = request;
  const place = request.out ?? join(root, audience === 'responder' ? 'dist' : `dist-${audience}`);
  try {
    const target = publishTarget(resolve(place), [project, join(root, 'content')]);
    return await publish(
      { ...request, root, audience },
      target,
      effects,
      before ?? (await effects.inputs?.()),
    );
  } catch (error) {
    if (error instanceof RequestProblem) throw effects.refuse(error.message, error.hint);
    if (error instanceof Error)
      error.message += `\nnothing was published${existsSync(place) ? ', the last good build stays' : ''}`;
    throw error;
  }
}

/**
 * Builds every audience of portal.yaml, one after the other, each into its own folder. Content is read once. The
 * first failure ends it: what was published before stays, and so does every last good build after it. Throws as
 * buildPortal does.
 */
export async function buildAudiences(request: BuildRequest, effects: BuildEffects): Promise<Built[]> {
  if (request.audience !== undefined || request.out !== undefined)
    throw effects.refuse(
      '--all-audiences builds each audience into its own folder',
      'leave out --audience and --out',
    );
  // Before content is read: a file that changes while it is read must not pass for the one that was judged.
  const before = await effects.inputs?.();
  const read = await effects.check();
  const ids = read.content?.portal.audiences.map(({ id }) => id) ?? ['responder'];
  const built: Built[] = [];
  for (const audience of ids) {
    effects.say(`audience   ${audience}`);
    const check = () => Promise.resolve(read);
    built.push(await buildPortal({ ...request, audience }, { ...effects, check }, before));
  }
  return built;
}

async function publish(
  inputs: AstroInputs,
  target: string,
  effects: BuildEffects,
  before: string | undefined,
): Promise<Built> {
  const { check, print, metrics } = effects;
  const { step, note } = stepsTo(effects.say, effects.now);
  const { content, sources, findings } = await step('check', check, checked);
  const errors = findings.filter(isError);
  if (errors.length > 0) print(errors, sources);
  if (!content || errors.length > 0)
    throw new PublishProblem(`content/ has ${counted(errors.length, 'error')}`, 'correct what stands above');
  const { portal } = content;
  const audience = audienceOf(portal, inputs.audience);
  const history = await readHistory(inputs.root);
  if (history.note) note('history', history.note);
  if (metrics)
    await step(
      'metrics',
      () => metrics(content),
      (words) => words,
    );
  const numbers = await readNumbers(inputs.root);
  if (!metrics && audience.metrics !== 'none') note('metrics', numbersInWords(numbers));
  const built: Built = { folder: target, base: portal.base };
  const record = recordOf(inputs);
  if (before !== undefined && isPublished(record, before, target)) {
    note('unchanged', `${relative('.', target)} was built of the same files, and holds the same bytes still`);
    return built;
  }
  return replaceFolder(target, async (work) => {
    await step(
      'pages',
      () => astroBuild(inputs, work),
      () => pagesIn(work),
    );
    await publishImages(inputs.root, content, audience, work);
    await step('search', () => indexSearch(work), indexed);
    const zip = await step('portal.zip', () => publishPortable(work, portal.base), sizeInWords);
    await showCopies(work, zip);
    await step('offline', () => publishOffline(work), keptInWords);
    await writeFile(join(work, '_headers'), headersText(headerRules(portal.base)));
    await step(
      'leaks',
      () =>
        leakCheck(
          work,
          { content, sources, metrics: numbers, history: history.files },
          audience,
          ownTexts(project),
        ),
      lookedFor,
    );
    note('published', `${relative('.', target)}, ${sizeInWords(folderSize(work))}`);
    // A file that changed meanwhile is in some pages and not in others.
    if (before !== undefined && before === (await effects.inputs?.()))
      await recordPublished(record, before, work);
    return built;
  });
}

function audienceOf(portal: Portal, id: string): Portal['audiences'][number] {
  const audience = portal.audiences.find((row) => row.id === id);
  if (audience) return audience;
  const known = portal.audiences.map((row) => row.id).join(', ');
  throw new RequestProblem(`content/portal.yaml has no audience "${id}"`, `it has ${known}`);
}
