import type { z } from 'zod';
import { blockLiveKeys, blockSchema } from './block.ts';
import { commsLiveKeys, commsSchema } from './comms.ts';
import { exerciseLiveKeys, exerciseSchema } from './exercise.ts';
import { planLiveKeys, planSchema } from './plan.ts';
import { preparationLiveKeys, preparationSchema } from './preparation.ts';
import { procedureLiveKeys, procedureSchema } from './procedure.ts';
import { reportLiveKeys, reportSchema } from './report.ts';
import { roleLiveKeys, rolePageSchema } from './role.ts';
import { threatLiveKeys, threatSchema } from './threat.ts';
import { triageLiveKeys, triageSchema } from './triage.ts';
import { useCaseLiveKeys, useCaseSchema } from './use-case.ts';
import type { Process } from './vocabulary.ts';

/** What a kind of page is: where its files lie, which schema holds, what it is called on screen. */
export interface CollectionDefinition<S extends z.ZodType = z.ZodType> {
  schema: S;
  /** Keys demanded once a page is live. */
  liveKeys: readonly string[];
  /** Folder below content/; a file's stem is its id. */
  folder: string;
  /** Name on screen, singular and plural. */
  noun: readonly [string, string];
  process: Process;
}

function define<S extends z.ZodType>(definition: CollectionDefinition<S>): CollectionDefinition<S> {
  return definition;
}

/** Every collection, by its prefix in references. */
export const collections = {
  plan: define({
    schema: planSchema,
    liveKeys: planLiveKeys,
    folder: 'incident-response',
    noun: ['Plan', 'Plan'],
    process: 'respond',
  }),
  role: define({
    schema: rolePageSchema,
    liveKeys: roleLiveKeys,
    folder: 'incident-response/roles',
    noun: ['Role', 'Roles'],
    process: 'respond',
  }),
  preparation: define({
    schema: preparationSchema,
    liveKeys: preparationLiveKeys,
    folder: 'incident-response/preparation',
    noun: ['Preparation item', 'Preparation'],
    process: 'respond',
  }),
  procedure: define({
    schema: procedureSchema,
    liveKeys: procedureLiveKeys,
    folder: 'incident-response/procedures',
    noun: ['Playbook', 'Playbooks'],
    process: 'respond',
  }),
  block: define({
    schema: blockSchema,
    liveKeys: blockLiveKeys,
    folder: 'incident-response/blocks',
    noun: ['Block', 'Blocks'],
    process: 'respond',
  }),
  comms: define({
    schema: commsSchema,
    liveKeys: commsLiveKeys,
    folder: 'incident-response/comms',
    noun: ['Message', 'Messages'],
    process: 'respond',
  }),
  exercise: define({
    schema: exerciseSchema,
    liveKeys: exerciseLiveKeys,
    folder: 'incident-response/exercises',
    noun: ['Exercise', 'Exercises'],
    process: 'respond',
  }),
  triage: define({
    schema: triageSchema,
    liveKeys: triageLiveKeys,
    folder: 'triage',
    noun: ['Triage guide', 'Triage guides'],
    process: 'triage',
  }),
  'use-case': define({
    schema: useCaseSchema,
    liveKeys: useCaseLiveKeys,
    folder: 'use-cases',
    noun: ['Use case', 'Use cases'],
    process: 'detect',
  }),
  threat: define({
    schema: threatSchema,
    liveKeys: threatLiveKeys,
    folder: 'threats',
    noun: ['Threat', 'Threats'],
    process: 'threats',
  }),
  report: define({
    schema: reportSchema,
    liveKeys: reportLiveKeys,
    folder: 'reports',
    noun: ['Report', 'Reports'],
    process: 'measure',
  }),
} as const;

export type CollectionName = keyof typeof collections;
export const collectionNames = Object.keys(collections) as CollectionName[];

/** Front matter of a collection after its schema. */
export type Data<C extends CollectionName> = z.infer<(typeof collections)[C]['schema']>;
