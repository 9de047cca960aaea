import { didYouMean } from '#lib/model/nearest.ts';
import { sourceSchema, type sourcesSchema } from '#lib/model/source.ts';

/** What is wrong at a place of sources.yaml, and the edit that helps. */
export interface SchemaIssue {
  path: PropertyKey[];
  message: string;
  hint: string;
}

type Issue = NonNullable<ReturnType<typeof sourcesSchema.safeParse>['error']>['issues'][number];

const elsewhere = 'see the head of sources.yaml for the keys';

/** What the schema says of sources.yaml, in words: a misspelt key or value with the one that was meant. */
export function schemaIssues(issues: readonly Issue[]): SchemaIssue[] {
  return issues.flatMap((issue) => wordsOf(issue));
}

function wordsOf(issue: Issue): SchemaIssue[] {
  const { path } = issue;
  const named = (message: string) => {
    const where = path.slice(2).join('.');
    return where ? `${where}: ${message}` : message;
  };
  if (issue.code === 'unrecognized_keys') {
    const keys = keysAt(path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `"${key}" is not a key of ${path.length < 2 ? 'this file' : path.length === 2 ? 'a source' : String(path.at(-1))}`,
      hint: didYouMean(key, keys) ?? `use one of: ${keys.join(', ')}`,
    }));
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const list = `use one of: ${values.join(', ')}`;
    const written = typeof issue.input === 'string' ? issue.input : undefined;
    if (written === undefined) return [{ path, message: named('is not one of the known words'), hint: list }];
    return [{ path, message: named(`"${written}" is not known`), hint: didYouMean(written, values) ?? list }];
  }
  if (issue.code === 'invalid_union') {
    // Of the forms a value may have, the one that gets furthest says what is wrong.
    const [nearest] = issue.errors.toSorted((a, b) => depth(b) - depth(a));
    if (nearest && depth(nearest) > 0)
      return nearest.flatMap((inner) => wordsOf({ ...inner, path: [...path, ...inner.path] }));
    return [{ path, message: named('has a form that is not known here'), hint: elsewhere }];
  }
  return [{ path, message: named(issue.message), hint: elsewhere }];
}

/** How far a form got: an unknown key lies inside the value, a wrong type is the value itself. */
function depth(issues: readonly Issue[]): number {
  return Math.max(
    0,
    ...issues.map(
      ({ code, path }) => path.length + (code === 'unrecognized_keys' || code === 'custom' ? 1 : 0),
    ),
  );
}

/** The keys that may stand at a place. */
function keysAt(path: readonly PropertyKey[]): string[] {
  if (path.length < 2) return ['sources'];
  if (path.length === 2) return Object.keys(sourceSchema.shape);
  if (path[2] === 'map') return ['column', 'values', 'time'];
  return path[2] === 'team' ? ['column', 'map', 'default'] : ['values'];
}
