import type { CollectionName } from '#lib/model/collection.ts';
import type { Content } from '#lib/model/entry.ts';
import { roles } from '#lib/model/vocabulary.ts';
import type { Answers, Field } from './answers.ts';
import { templates, type PageKind } from './kinds.ts';
import { idOf } from './page-id.ts';
import { line, oneOf } from './wrong.ts';

/** What a page of each kind can be told beside its title, id, owner and summary. */
const links: Record<PageKind, readonly ('threat' | 'question' | 'procedure' | 'use-case' | 'techniques')[]> =
  {
    ...{ role: [], block: [], comms: [], preparation: ['procedure'] },
    procedure: ['threat', 'techniques'],
    exercise: ['threat', 'procedure'],
    triage: ['use-case', 'procedure'],
    'use-case': ['threat', 'question', 'techniques'],
    threat: ['techniques', 'procedure'],
  };

/** The fields of a new page, in the order they are asked. */
export function pageFields(kind: PageKind, content: Content): Record<string, Field> {
  const ids = (name: CollectionName) => content.entries[name].map(({ id }) => id);
  const field: Record<string, Field> = {
    threat: {
      ask: 'The threat it is about',
      suggest: () => (kind === 'exercise' ? worst(content) : undefined),
      wrong: oneOf('threat', ids('threat')),
      ...(kind === 'procedure' ? { quiet: true } : { optional: true }),
    },
    question: {
      ask: 'The question of that threat it answers',
      suggest: ({ threat }) => questionsOf(content, threat)[0],
      wrong: (value, { threat }) =>
        oneOf(`question of ${threat ?? 'a threat that is not named'}`, questionsOf(content, threat))(value),
      optional: true,
    },
    procedure: {
      ask: 'The procedure it leads to',
      suggest: () => (kind === 'triage' ? usual(ids('procedure')) : undefined),
      wrong: oneOf('procedure', ids('procedure')),
      quiet: true,
    },
    'use-case': {
      ask: 'The use case that alerts',
      wrong: oneOf('use case', ids('use-case')),
      optional: true,
    },
    techniques: { ask: 'ATT&CK techniques', quiet: true },
  };
  return {
    title: { ask: 'Title', wrong: line(80) },
    id: { ask: 'Id', suggest: ({ title }) => idOf(title ?? ''), quiet: true },
    owner: {
      ask: 'Owner (a role)',
      suggest: () => templates[kind].owner,
      wrong: oneOf('role', roles),
    },
    summary: {
      ask: 'Summary, one or two sentences',
      suggest: () => 'TODO one or two sentences: what it is and when it helps.',
      wrong: line(200),
    },
    ...Object.fromEntries(links[kind].map((name) => [name, field[name] as Field])),
  };
}

function questionsOf(content: Content, threat: string | undefined): string[] {
  const found = content.entries.threat.find(({ id }) => id === threat);
  return (found?.data.detection_questions ?? []).map(({ id }) => id);
}

/** What an exercise plays unless said otherwise: the threat with the highest likelihood × impact that has a procedure. */
function worst({ entries }: Content): string | undefined {
  const score = ({ data }: Content['entries']['threat'][number]) => data.likelihood * data.impact;
  return entries.threat
    .filter(({ data }) => (data.procedures ?? []).length > 0)
    .toSorted((a, b) => score(b) - score(a))[0]?.id;
}

/** Where a guide escalates to until its author says where. */
function usual(procedures: string[]): string | undefined {
  return procedures.find((id) => id === 'generic') ?? procedures[0];
}

/** The answers that are pages, as pages. */
export function pagesOf({ entries }: Content, answers: Answers) {
  const threat = entries.threat.find(({ id }) => id === answers['threat']);
  return {
    threat,
    question: threat?.data.detection_questions?.find(({ id }) => id === answers['question']),
    procedure: entries.procedure.find(({ id }) => id === answers['procedure']),
    useCase: entries['use-case'].find(({ id }) => id === answers['use-case']),
  };
}
