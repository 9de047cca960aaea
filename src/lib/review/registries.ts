import type { Change, ChangeKind } from './change.ts';
import { exposureOf } from './exposure.ts';
import type { ChangedFile } from './git.ts';
import { contactsFile, isList, listOf, portalFile } from './lists.ts';
import { differences, type Difference } from './rows.ts';
import { said, shown, type Said } from './said.ts';
import type { Side } from './side.ts';

/** What changed in portal.yaml, sources.yaml and the registries: each row added or removed, each field with what it was. */
export function registryChanges(before: Side, now: Side, files: readonly ChangedFile[]): Change[] {
  return files.flatMap(({ path: file, how }): Change[] => {
    if (!isList(file)) return [];
    const [old, source] = [before.sources.get(file), now.sources.get(file)];
    const [was, is] = [listOf(file, old), listOf(file, source)];
    if (is === undefined) return [];
    if (was === undefined) return [{ kind: 'registries', file, text: said`${how}, and was no YAML before` }];
    const kept: Change[] =
      file === contactsFile && how !== 'removed'
        ? [
            {
              kind: 'exposure',
              file,
              text: said`people's numbers are in git, and stay in its past: ${`git rm --cached ${file}`}`,
            },
          ]
        : [];
    // A default stands in for what is not written, unless one side does not hold: then both are as written.
    const holds = was.whole !== undefined && is.whole !== undefined;
    const found = (holds ? differences(was.whole, is.whole) : differences(was.written, is.written)).map(
      (one): Change => {
        const line = one.at && source?.locate(one.at).at.line;
        return { ...tell(file, one), file, ...(line ? { line } : {}) };
      },
    );
    if (found.length === 0 && old && source && old.text !== source.text)
      return [...kept, { kind: 'lineEnds', file, text: said`comments, order or layout only` }];
    return [...kept, ...found];
  });
}

function tell(file: string, one: Difference): Pick<Change, 'kind' | 'text'> {
  const exposure = exposureOf(file, one);
  if (exposure) return { kind: 'exposure', text: exposure };
  return { kind: file === portalFile ? kindOf(one.path) : 'registries', text: words(file, one) };
}

/** Of what weight a key of portal.yaml is. */
function kindOf([key]: readonly string[]): ChangeKind {
  return key === 'reviewers' ? 'reviewers' : key === 'severities' ? 'authority' : 'registries';
}

function words(file: string, { path, was, is }: Difference): Said {
  const name = path.length > 0 ? path.join('.') : 'the file';
  if (was === undefined && isRow(is)) return said`${name} added`;
  if (is === undefined && isRow(was)) return said`${name} removed`;
  // Phone numbers, bridges and groups: whoever reads the review learns that they changed, not what they are.
  if (file === contactsFile || (file === portalFile && path[0] === 'channels')) return said`${name} changed`;
  if (isTexts(was) && isTexts(is)) {
    const [lost, gained] = [was.filter((one) => !is.includes(one)), is.filter((one) => !was.includes(one))];
    if (gained.length > 0 && lost.length > 0)
      return said`${name} gains ${gained.join(', ')} and loses ${lost.join(', ')}`;
    if (gained.length > 0) return said`${name} gains ${gained.join(', ')}`;
    if (lost.length > 0) return said`${name} loses ${lost.join(', ')}`;
    return said`${name} is in another order`;
  }
  const [old, fresh] = [shown(was), shown(is)];
  return old.length + fresh.length > 160 ? said`${name} changed` : said`${name} is ${fresh}, was ${old}`;
}

function isRow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isTexts(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
