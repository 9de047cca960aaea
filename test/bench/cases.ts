import type { Case } from './case.ts';
import { build } from './cases/build.ts';
import { check } from './cases/check.ts';
import { metrics } from './cases/metrics.ts';
import { page } from './cases/page.ts';
import { relevance } from './cases/relevance.ts';
import { search } from './cases/search.ts';

/** Every case, the quick ones first. */
export const cases: readonly Case[] = [page, check, relevance, metrics, search, build];
