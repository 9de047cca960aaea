import type { Case } from './case.ts';
import { build } from './cases/build.ts';
import { check } from './cases/check.ts';
import { history } from './cases/history.ts';
import { metrics } from './cases/metrics.ts';
import { page } from './cases/page.ts';
import { relevance } from './cases/relevance.ts';
import { search } from './cases/search.ts';
import { tick } from './cases/tick.ts';

/** Every case, the quick ones first. */
export const cases: readonly Case[] = [page, history, tick, check, relevance, metrics, search, build];
