import { portalSchema, type Portal } from '#lib/model/portal.ts';
import type { Effects } from './effects.ts';

/** The keys of portal.yaml that make it somebody's. */
export interface Answers {
  organisation: string;
  provider: string | undefined;
  domain: string;
  timezone: string;
  url: string;
  base: string;
  repository: string | undefined;
}
type Key = keyof Answers;

/** What one writes when there is none. */
const none = 'none';

interface Question {
  ask: string;
  /** What a right answer is, for the message about a wrong one. */
  is: string;
  optional?: true;
  /** What Enter takes, given the answers so far. */
  suggest?: (known: Partial<Answers>, effects: Pick<Effects, 'zone' | 'origin'>) => string | undefined;
}

/** In the order they are asked. */
export const questions: Record<Key, Question> = {
  organisation: { ask: 'Your organisation', is: 'a name on one line' },
  provider: {
    ask: 'Your provider (MSSP or SOC that watches with you), or none',
    is: 'a name on one line',
    optional: true,
    suggest: () => none,
  },
  domain: { ask: 'Your domain', is: 'a domain such as example.org' },
  timezone: {
    ask: 'Your time zone',
    is: 'a time zone such as Europe/Berlin',
    suggest: (_, { zone }) => zone,
  },
  url: {
    ask: 'Where the portal will be published',
    is: 'an address without a path, such as https://portal.example.org',
    suggest: ({ domain }) => `https://portal.${domain}`,
  },
  base: { ask: 'Path it stands under', is: 'a path such as / or /watchbill/', suggest: () => '/' },
  repository: {
    ask: 'Web address of this repository, for edit links, or none',
    is: 'an https address such as https://forge.example/team/watchbill',
    optional: true,
    suggest: (_, { origin }) => origin ?? none,
  },
};

const keys = Object.keys(questions) as Key[];

/**
 * Every answer: from its flag, from what is already `own`, else asked. Throws what `refuse` makes of a wrong flag,
 * or of the missing ones when nobody can be asked.
 */
export async function answersOf(
  flags: Partial<Record<Key, string | undefined>>,
  own: Portal | undefined,
  effects: Pick<Effects, 'ask' | 'zone' | 'origin' | 'refuse'>,
): Promise<Answers> {
  const { ask, refuse } = effects;
  const known: Partial<Answers> = {};
  for (const key of keys) {
    const given = flags[key];
    const problem = given === undefined ? undefined : problemOf(key, given);
    if (problem) throw refuse(`--${key} ${problem}`);
  }
  const open = keys.filter((key) => flags[key] === undefined && key !== 'base');
  if (!own && !ask && open.length > 0)
    throw refuse(
      `${open.map((key) => `--${key}`).join(', ')} ${open.length === 1 ? 'is' : 'are'} missing`,
      'each takes a value; --provider and --repository may be none',
    );
  for (const key of keys) {
    const value =
      flags[key] ?? (own ? (own[key] ?? none) : ask ? await asked(key, known, { ...effects, ask }) : '/');
    Object.assign(known, { [key]: questions[key].optional && value === none ? undefined : tidy(key, value) });
  }
  return known as Answers;
}

async function asked(
  key: Key,
  known: Partial<Answers>,
  effects: Pick<Effects, 'zone' | 'origin'> & { ask: NonNullable<Effects['ask']> },
): Promise<string> {
  const { ask, suggest } = questions[key];
  for (;;) {
    const value = await effects.ask(ask, suggest?.(known, effects));
    const problem = problemOf(key, value);
    if (!problem) return value;
    effects.ask.say(`  ${problem}`);
  }
}

/** Why a value cannot stand under its key, or undefined. */
export function problemOf(key: Key, value: string): string | undefined {
  const { is, optional } = questions[key];
  if (optional && value === none) return undefined;
  const holds = portalSchema.shape[key].safeParse(value).success && fits[key](value);
  return holds ? undefined : `"${value}" is not ${is}`;
}

const oneLine = (value: string) => value.trim() !== '' && !/[\u0000-\u001f\u007f-\u009f]/.test(value);
const always = () => true;
/** What the schema leaves open. */
const fits: Record<Key, (value: string) => boolean> = {
  organisation: oneLine,
  provider: oneLine,
  domain: (value) => /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(value),
  timezone: always,
  url: (value) => /^https?:\/\/[^/?#\s]+\/?$/.test(value),
  base: always,
  repository: always,
};

function tidy(key: Key, value: string): string {
  return key === 'url' || key === 'repository' ? value.replace(/\/$/, '') : value.trim();
}
