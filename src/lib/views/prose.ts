import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { collections, type CollectionName } from '#lib/model/collection.ts';
import type { Part } from '#lib/model/document.ts';
import { closedTitle } from './related.ts';
import type { Site } from './site.ts';

/** Steps a text may point to by id, with the words a link to them reads. */
export type StepLabels = ReadonlyMap<string, string>;

/** What stands for a step this reader cannot open. */
export const closedStep = 'a step you cannot open';

/** A part of prose ready to show. HTML comes from sanitised hast only. */
export type PartView =
  | { kind: 'prose'; html: string }
  | { kind: 'why' | 'warn'; html: string }
  | { kind: 'command'; where: string | undefined; language: string; html: string };

/** The parts of a step or question, links resolved for this reader. */
export function partViews(parts: readonly Part[], site: Site, steps: StepLabels): PartView[] {
  return parts.map((part) => {
    const html = proseHtml(part.hast, site, steps);
    return part.kind === 'command'
      ? { kind: part.kind, where: part.where, language: part.language, html }
      : { kind: part.kind, html };
  });
}

/** Sanitised hast to HTML. References become links where the reader can open them, plain text elsewhere. */
export function proseHtml(
  nodes: readonly ElementContent[],
  site: Site,
  steps: StepLabels = new Map(),
): string {
  return toHtml({ type: 'root', children: nodes.map((node) => resolve(node, site, steps)) });
}

function resolve(node: ElementContent, site: Site, steps: StepLabels): ElementContent {
  if (node.type !== 'element') return node;
  if (node.tagName === 'ref') return reference(String(node.properties['to']), site, steps);
  if (node.tagName === 'img')
    return {
      ...node,
      properties: { ...node.properties, src: `${site.base}images/${String(node.properties['src'])}` },
    };
  const children = node.children.map((child) => resolve(child, site, steps));
  if (node.tagName === 'a' && typeof node.properties['href'] === 'string') {
    const target = node.properties['href'];
    if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith('#')) return { ...node, children };
    const href = relative(target, site);
    return href
      ? { ...node, properties: { ...node.properties, href }, children }
      : { type: 'element', tagName: 'span', properties: {}, children };
  }
  return { ...node, children };
}

function reference(to: string, site: Site, steps: StepLabels): ElementContent {
  const label = steps.get(to);
  if (label) return link(`#${to}`, label);
  const entry = site.pages.get(to);
  const href = site.href(to);
  if (entry && href) return link(href, entry.data.title);
  return { type: 'text', value: (to.split('/', 1)[0] ?? '') in collections ? closedTitle(to) : closedStep };
}

function link(href: string, text: string): ElementContent {
  return { type: 'element', tagName: 'a', properties: { href }, children: [{ type: 'text', value: text }] };
}

/** A link between files, `../procedures/ransomware.mdx#step`, as an address of the portal. */
function relative(target: string, site: Site): string | undefined {
  const [path = '', hash] = target.split('#', 2);
  const [folder = '', file = ''] = path.split('/').slice(-2);
  const id = file.replace(/\.mdx$/, '');
  const collection = (Object.keys(collections) as CollectionName[]).find(
    (name) => collections[name].folder.endsWith(folder) && site.pages.has(`${name}/${id}`),
  );
  const href = collection && site.href(`${collection}/${id}`);
  return href && hash ? `${href}#${hash}` : href;
}
