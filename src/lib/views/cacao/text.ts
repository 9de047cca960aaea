import type { ElementContent } from 'hast';
import { closedStep, type StepLabels } from '#lib/views/prose.ts';
import { closedTitle } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';

const blocks = /^(p|ul|ol|table|pre|h\d|blockquote)$/;

/** Prose as plain text for this reader: paragraphs parted by an empty line, items by a dash, cells by a bar. */
export function plainText(nodes: readonly ElementContent[], site: Site, labels: StepLabels): string {
  const inner = (list: readonly ElementContent[]): string => list.map(text).join('');
  const text = (node: ElementContent): string => {
    if (node.type === 'text') return node.value.replace(/\s+/g, ' ');
    if (node.type !== 'element') return '';
    const { tagName, properties } = node;
    if (tagName === 'ref') return reference(String(properties['to']), site, labels);
    if (tagName === 'img') return String(properties['alt'] ?? '');
    if (tagName === 'br') return '\n';
    const words = inner(node.children);
    if (tagName === 'li') return `- ${words.trim()}\n`;
    if (tagName === 'tr') return `${words.trim().replace(/ \|$/, '')}\n`;
    if (tagName === 'th' || tagName === 'td') return `${words.trim()} | `;
    return blocks.test(tagName) ? `${words.trim()}\n\n` : words;
  };
  return inner(nodes)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What a link to a step or page reads. */
function reference(to: string, site: Site, labels: StepLabels): string {
  const title = labels.get(to) ?? site.pages.get(to)?.data.title;
  return title ?? (to.includes('/') ? closedTitle(to) : closedStep);
}
