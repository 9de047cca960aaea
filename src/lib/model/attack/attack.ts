import catalogue from './catalogue.json' with { type: 'json' };

/** One ATT&CK technique or sub-technique as vendored (ids, names, tactics, platforms only). */
export interface Technique {
  id: string;
  name: string;
  tactics: string[];
  platforms: string[];
}

const byId = new Map<string, Technique>(catalogue.techniques.map((technique) => [technique.id, technique]));
const renamed = new Map<string, string>(Object.entries(catalogue.renamed));

/** Where the catalogue comes from and under which terms; printed wherever ATT&CK names are. */
export const attribution: string = catalogue.source;

/** The version of ATT&CK it is of, such as `19`. */
export const version: string = catalogue.version;

/** Tactics in matrix order. */
export const tactics: { id: string; slug: string; name: string }[] = catalogue.tactics;

/** Tactics a starting team leaves alone on purpose; shown as out of scope, never as red gaps. */
export const outOfScopeTactics: readonly string[] = ['reconnaissance', 'resource-development', 'discovery'];

/** The technique of this id in v19, or undefined. */
export function technique(id: string): Technique | undefined {
  return byId.get(id);
}

/** Every id of the catalogue, for "did you mean". */
export function techniqueIds(): string[] {
  return [...byId.keys()];
}

/** The v19 id that replaced an older one (`T1562.001` → `T1685`), or undefined. */
export function currentId(id: string): string | undefined {
  return renamed.get(id);
}

/** The technique a sub-technique belongs to (`T1114.003` → `T1114`); a technique is its own parent. */
export function parentId(id: string): string {
  return id.split('.', 1)[0] ?? id;
}

/** Whether having `have` counts for `want`: the same id, or a sub-technique of it. Never the reverse. */
export function countsFor(have: string, want: string): boolean {
  return have === want || parentId(have) === want;
}
