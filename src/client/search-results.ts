import { element, link, textButton } from './search-element.ts';
import type { Group } from './search-find.ts';
import type { HitData, RawHit, SubResult } from './search-index.ts';
import { excerptNodes, marked, wordsOf } from './search-words.ts';

/** Results shown of a group before its button is pressed, and with each press. */
const first = 3;
const page = 20;

/** Every group with its first results. */
export async function groupNodes(groups: readonly Group[], query: string): Promise<Node[]> {
  const nodes = await Promise.all(groups.map((group) => groupNode(group, wordsOf(query))));
  return nodes.flat();
}

async function groupNode({ title, more: where, hits }: Group, words: string[]): Promise<Node[]> {
  const list = element('ul');
  const foot = element('p', 'more');
  const show = async (count: number) => {
    const shown = list.children.length;
    const items = await itemNodes(hits.slice(shown, shown + count), words);
    list.append(...items);
    const left = hits.length - list.children.length;
    foot.replaceChildren();
    if (left > 0) foot.append(textButton(`Show ${Math.min(left, page)} more${where}`, () => void grow()));
    return items[0];
  };
  const grow = async () => (await show(page))?.querySelector('a')?.focus();
  await show(first);
  return [element('h3', '', `${title}, ${hits.length}`), list, foot];
}

async function itemNodes(hits: readonly RawHit[], words: readonly string[]): Promise<HTMLElement[]> {
  const pages = await Promise.all(hits.map((hit) => hit.data()));
  return pages.map((page) => itemNode(page, words));
}

function itemNode(page: HitData, words: readonly string[]): HTMLElement {
  const { meta } = page;
  const item = element('li', '', link(page.url, ...marked(meta['title'] ?? page.url, words)));
  const sections = page.sub_results.filter(({ anchor }) => anchor).toSorted((a, b) => weight(b) - weight(a));
  item.append(element('p', '', ...aboutNodes(page, sections, words)), kindNode(meta, page.filters));
  const jumps = sections.filter(({ anchor }) => !hasSteps(page) || anchor?.element === 'h3').slice(0, 3);
  if (jumps.length > 0)
    item.append(
      element(
        'p',
        'steplink',
        'Jump to: ',
        ...jumps.flatMap((jump, at) => [at > 0 ? ', ' : '', link(jump.url, jump.title)]),
      ),
    );
  return item;
}

/** The summary where title and summary answer the query, else the place that holds most of its words. */
function aboutNodes(page: HitData, sections: readonly SubResult[], words: readonly string[]): Node[] {
  const { title = '', summary = '' } = page.meta;
  const said = `${title} ${summary}`.toLowerCase();
  if (summary && words.every((word) => said.includes(word))) return marked(summary, words);
  // A page's search terms stand before its title: they are for the index, not for readers.
  const start = page.plain_excerpt.replace(/^… /, '').slice(0, 30);
  const readable = page.content.indexOf(start) >= page.content.indexOf(title);
  const places = [...sections.map(({ excerpt }) => excerpt), ...(readable ? [page.excerpt] : [])];
  const best = places.toSorted((a, b) => marksIn(b) - marksIn(a))[0];
  return best === undefined ? marked(summary, words) : excerptNodes(best);
}

/** How many different words an excerpt marks. */
function marksIn(excerpt: string): number {
  const words = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, word = '']) => word.toLowerCase());
  return new Set(words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))).size;
}

function kindNode(meta: HitData['meta'], filters: HitData['filters']): HTMLElement {
  const kind = element('p', 'kind');
  const severity = meta['severity'];
  if (severity) kind.append(element('span', `sev ${severity.toLowerCase()}`, severity));
  const facts = [meta['kind'], meta['reviewed'] && `reviewed ${meta['reviewed']}`].filter(Boolean);
  if (facts.length > 0) kind.append(element('span', '', facts.join(', ')));
  const days = Number(meta['overdue'] ?? 0);
  if (days > 0)
    kind.append(element('span', 'st gap', `Review ${days} ${days === 1 ? 'day' : 'days'} overdue`));
  if (filters['status']?.includes('Draft')) kind.append(element('span', 'st planned', 'Draft'));
  const techniques = filters['technique'] ?? [];
  if (techniques.length > 0 && techniques.length < 4) kind.append(element('span', '', techniques.join(', ')));
  return kind;
}

/** Steps, decisions and questions are the third level; where there are any, nothing else is worth a jump. */
function hasSteps({ anchors }: HitData): boolean {
  return anchors.some(({ element: level, id }) => level === 'h3' && id.endsWith('-title'));
}

function weight({ weighted_locations }: SubResult): number {
  return weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
}
