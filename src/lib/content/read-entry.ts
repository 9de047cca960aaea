import { collections, type CollectionName, type Data } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import { compareFindings, type Finding } from '#lib/model/finding.ts';
import { isLive, missingWhenLive } from '#lib/model/tier.ts';
import { commonVariables } from '#lib/model/vocabulary.ts';
import { decode } from './decode.ts';
import { outlineOf } from './document/outline.ts';
import { parseBody } from './document/parse.ts';
import { documentOf } from './document/read-document.ts';
import { readFrontMatter } from './front-matter.ts';
import { highlighter, plain } from './highlight/highlight.ts';
import { issueFindings } from './issues.ts';
import { roleOf } from './layout.ts';
import type { Source } from './source.ts';

/** One file as read. No entry when its front matter does not hold or its body cannot be typed. */
export interface EntryRead<C extends CollectionName = CollectionName> {
  entry: Entry<C> | undefined;
  source: Source;
  findings: Finding[];
}

export interface EntryOptions {
  /** Whether commands are coloured. Checks need no colours and are quicker without. Default true. */
  highlight?: boolean;
  /** Whether prose and commands are kept once they were judged. No rule looks at them, and most of a page is made of them. Default true. */
  prose?: boolean;
}

/** Reads one page from its bytes. It depends on nothing else, so a digest names the result. Never throws on content. */
export async function readEntry<C extends CollectionName>(
  collection: C,
  file: string,
  bytes: Uint8Array,
  options: EntryOptions = {},
): Promise<EntryRead<C>> {
  const { source, findings } = decode(file, bytes);
  if (findings.length > 0) return { entry: undefined, source, findings };
  const { parts, findings: problems } = readFrontMatter(source);
  findings.push(...problems);
  if (!parts) return { entry: undefined, source, findings };
  const data = dataOf(collection, source, parts.data, findings);
  const document = await bodyOf(collection, source, parts, options, findings);
  const role = roleOf(file.replace(/^(?:.*\/)?content\//, ''));
  const id = role.kind === 'page' ? role.id : file.replace(/^.*\/|\.mdx$/g, '');
  const entry = data && document && { collection, id, file, data, document, digest: source.digest };
  return { entry, source, findings: findings.sort(compareFindings) };
}

/** Front matter by its schema. Missing keys of a live page are named even when other keys are wrong. */
function dataOf<C extends CollectionName>(
  collection: C,
  source: Source,
  value: unknown,
  findings: Finding[],
): Data<C> | undefined {
  const { schema, liveKeys } = collections[collection];
  const result = schema.safeParse(value);
  if (result.success) return result.data as Data<C>;
  const { issues } = result.error;
  const given = value as Record<string, unknown>;
  const known = new Set(issues.map(({ path }) => path.join('.')));
  const missing = isLive(given) ? missingWhenLive(liveKeys, given).filter((key) => !known.has(key)) : [];
  const late = missing.map((key) => ({
    code: 'custom' as const,
    path: [key],
    message: `"${key}" is missing; a live page needs it`,
    params: { rule: 'missing-key' },
  }));
  findings.push(
    ...issueFindings([...issues, ...late], { schema, value, file: source.file, locate: source.locate }),
  );
  return undefined;
}

async function bodyOf(
  collection: CollectionName,
  source: Source,
  parts: { data: unknown; body: string },
  { highlight = true, prose = true }: EntryOptions,
  findings: Finding[],
): Promise<Entry['document'] | undefined> {
  const { root, findings: problems } = parseBody(source, parts.body);
  findings.push(...problems);
  if (!root) return undefined;
  const reading = {
    source,
    collection,
    variables: variablesIn(parts.data),
    highlight: highlight ? await highlighter(languagesIn(parts.body)) : plain,
  };
  try {
    const read = documentOf(root, reading);
    findings.push(...read.findings);
    return prose ? read.document : read.document && outlineOf(read.document);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const at = { line: source.bodyLine, column: 1 };
    const message = 'the text nests too deeply';
    findings.push({
      rule: 'too-deep',
      severity: 'error',
      file: source.file,
      at,
      length: 1,
      message,
      hint: 'write it flat',
    });
    return undefined;
  }
}

/** The languages that fences name. */
function languagesIn(body: string): string[] {
  return [...body.matchAll(/^[ \t>*+-]*(?:`{3,}|~{3,})[ \t]*([\w-]+)/gm)].map((match) => match[1] ?? '');
}

/** The words commands may ask the reader to replace: the common ones, and those the page declares. */
function variablesIn(data: unknown): string[] {
  const declared = (data as { variables?: unknown }).variables;
  const own = Array.isArray(declared)
    ? declared.filter((name) => /^[A-Z][A-Z0-9_]*$/.test(String(name)))
    : [];
  return [...new Set<string>([...commonVariables, ...own.map(String)])];
}
