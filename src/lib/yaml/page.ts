import { editYaml, type Edit } from './edit.ts';

/** A page in three: the opening hyphens, its YAML, and the rest from the closing hyphens on. */
export function splitPage(text: string): { head: string; yaml: string; rest: string } | undefined {
  const match = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*\r?$[\s\S]*)/m.exec(text);
  const [, head = '', yaml = '', rest = ''] = match ?? [];
  return match?.index === 0 ? { head, yaml, rest } : undefined;
}

/** Edits the front matter of a page. Its body stays as it is, byte for byte. */
export function editPage(text: string, edits: readonly Edit[]): string {
  return editFrontMatter(text, (yaml) => editYaml(yaml, edits));
}

/** The page with its YAML as `edit` makes it. Its body stays as it is, byte for byte. */
export function editFrontMatter(text: string, edit: (yaml: string) => string): string {
  const page = splitPage(text);
  return page ? page.head + edit(page.yaml) + page.rest : text;
}
