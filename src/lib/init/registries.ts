import type { Registries } from '#lib/model/registry.ts';
import { editYaml, type Edit } from '#lib/yaml/edit.ts';

// Pages refer to these rows, so they stay and every reference resolves; what they claim is reset.
const scopesNote = '# count: 0 says that nobody has counted yet.';
const sourcesNote =
  '# connected: true once you have seen its events arrive; retention_days: 0 until you have looked it up.';
const packsNote = '# An example, commented out: no decision is yours yet.';

/** Names and kinds stay as a start; nobody has counted anything. */
export function resetScopes(text: string, rows: Registries['scopes']): string {
  const edits = rows.map((_, index): Edit => ({ path: [index, 'count'], value: '0' }));
  return withNote(editYaml(text, edits), scopesNote);
}

/** Names and reach stay as a start; no log is known to arrive or to be kept. */
export function resetDataSources(text: string, rows: Registries['data-sources']): string {
  const edits = rows.flatMap((row, index): Edit[] => [
    { path: [index, 'connected'], value: 'false' },
    { path: [index, 'retention_days'], value: '0' },
    ...(row.quality ? [{ path: [index, 'quality'], drop: true } as const] : []),
  ]);
  return withNote(editYaml(text, edits), sourcesNote);
}

/** Decisions on packs are nobody's: the rows stay as a comment. */
export function resetVendorPacks(text: string, rows: Registries['vendor-packs']): string {
  return rows.length === 0 ? text : commentOut(withNote(text, packsNote));
}

/** Every line that is not a comment yet becomes one. */
export function commentOut(text: string): string {
  return text.replace(/^(?!#|\r?$)/gm, '# ');
}

/** A line behind the comment the file starts with. */
function withNote(text: string, note: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const head = /^(?:#.*\r?\n)*/.exec(text)?.[0] ?? '';
  return head + note + eol + text.slice(head.length);
}
