import { defineCollection } from 'astro:content';
import { organisationLoader } from '#loaders/organisation.ts';
import { pages } from '#loaders/pages.ts';

export const collections = {
  organisation: defineCollection({ loader: organisationLoader() }),
  plan: defineCollection({ loader: pages('plan') }),
  role: defineCollection({ loader: pages('role') }),
  preparation: defineCollection({ loader: pages('preparation') }),
  procedure: defineCollection({ loader: pages('procedure') }),
  block: defineCollection({ loader: pages('block') }),
  comms: defineCollection({ loader: pages('comms') }),
  exercise: defineCollection({ loader: pages('exercise') }),
  triage: defineCollection({ loader: pages('triage') }),
  'use-case': defineCollection({ loader: pages('use-case') }),
  threat: defineCollection({ loader: pages('threat') }),
  report: defineCollection({ loader: pages('report') }),
};
