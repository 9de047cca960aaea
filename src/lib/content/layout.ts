import { collections, type CollectionName } from '#lib/model/collection.ts';
import { idForm } from '#lib/model/reference.ts';
import { registries, type RegistryName } from '#lib/model/registry.ts';

/** What a file below content/ is, by its path alone. */
export type Role =
  | { kind: 'page'; collection: CollectionName; id: string }
  | { kind: 'registry'; name: RegistryName }
  | { kind: 'portal' }
  | { kind: 'image' }
  | { kind: 'snapshot'; period: string }
  /** Read by another part of the portal, or by nobody on purpose. */
  | { kind: 'other' }
  | { kind: 'stray'; rule: string; message: string; hint: string };

const folders = new Map(
  (Object.keys(collections) as CollectionName[]).map((name) => [collections[name].folder, name]),
);

/** Says what the file at a path below content/ is: `triage/x.mdx`, forward slashes. */
export function roleOf(path: string): Role {
  const slash = path.lastIndexOf('/');
  const folder = slash < 0 ? '' : path.slice(0, slash);
  const name = path.slice(slash + 1);
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot < 1 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
  if (name.startsWith('.') || path.startsWith('exports/') || path.startsWith('metrics/'))
    return { kind: 'other' };
  // Bytes that are no UTF-8: the file cannot even be opened by the name read here.
  if (path.includes('\ufffd'))
    return stray('the name is not UTF-8', 'name the file in letters, digits and hyphens', 'file-name');
  if (path === 'portal.yaml') return { kind: 'portal' };
  if (folder === 'registries') {
    if (extension === 'example') return { kind: 'other' };
    if (extension === 'yaml' && Object.hasOwn(registries, stem))
      return { kind: 'registry', name: stem as RegistryName };
    return stray(
      `no registry is called "${name}"`,
      `known: ${Object.keys(registries)
        .map((key) => `${key}.yaml`)
        .join(', ')}`,
    );
  }
  switch (extension.toLowerCase()) {
    case 'mdx':
      return extension === 'mdx'
        ? pageRole(path, folder, stem)
        : stray('the name ends in capitals', 'end it in .mdx');
    case 'png':
    case 'jpg':
    case 'jpeg':
    case 'webp':
      return /^[\w.-]+$/.test(name)
        ? { kind: 'image' }
        : stray(`"${name}" is not a name for an image`, 'use letters, digits, hyphens and dots', 'file-name');
    case 'svg':
      return stray('an SVG can carry code', 'use png, jpg or webp', 'image');
    case 'md':
      return stray('a .md file is not read', 'rename it to .mdx and give it front matter');
    case 'json':
      if (/^reports\/[^/]+\/snapshot\.json$/.test(path))
        return { kind: 'snapshot', period: folder.slice('reports/'.length) };
  }
  return stray('no part of the portal reads this file', 'remove it, or move it out of content/');
}

function pageRole(path: string, folder: string, stem: string): Role {
  const report = /^reports\/([^/]+)\/index\.mdx$/.exec(path);
  if (report?.[1]) return { kind: 'page', collection: 'report', id: report[1] };
  const collection = folders.get(folder);
  if (!collection || collection === 'report')
    return stray('the page belongs to no collection', `move it to one of ${[...folders.keys()].join(', ')}`);
  if (!idForm.test(stem))
    return stray(
      `"${stem}" is not an id`,
      'name the file in lower-case letters, digits and hyphens',
      'file-name',
    );
  return { kind: 'page', collection, id: stem };
}

function stray(message: string, hint: string, rule = 'stray-file'): Role {
  return { kind: 'stray', rule, message, hint };
}
