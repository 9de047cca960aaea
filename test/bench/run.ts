import { rm } from 'node:fs/promises';
import { cases } from './cases.ts';
import type { Case, Options, Row } from './case.ts';
import { work } from './sites.ts';

/** The case of a name, or all of them; undefined for a name there is not. */
export function casesNamed(name: string | undefined): readonly Case[] | undefined {
  if (name === undefined) return cases;
  const found = cases.filter((known) => known.name === name);
  return found.length > 0 ? found : undefined;
}

/** Runs cases one after the other and removes what they wrote. */
export async function runCases(wanted: readonly Case[], options: Options): Promise<Row[]> {
  const rows: Row[] = [];
  try {
    for (const one of wanted) rows.push(...(await one.run(options)));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return rows;
}
