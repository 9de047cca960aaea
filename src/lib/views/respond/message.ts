import type { ElementContent } from 'hast';
import type { Entry } from '#lib/model/entry.ts';
import { commonVariables } from '#lib/model/vocabulary.ts';
import { partViews, type PartView } from '#lib/views/prose.ts';
import type { Site } from '#lib/views/site.ts';

/** A part of a message that is sent, or read out, as a whole: "SMS", "Form 2". */
export interface MessagePart {
  parts: PartView[];
  /** Whether there is something to fill in, and so something to send; the rest is advice. */
  sent: boolean;
}

/** A message template with its words to fill in, in the order they come. */
export interface MessageView {
  words: string[];
  parts: MessagePart[];
}

/** Cuts a message at its headings, which are lines in bold, and marks the words to fill in. */
export function messageView(site: Site, { data, document }: Entry<'comms'>): MessageView {
  const variables = [...(data.variables ?? []), ...commonVariables];
  const words = new Set<string>();
  const mark = (node: ElementContent) => marked(node, variables, words);
  const cut: { parts: Parameters<typeof partViews>[0][number][]; sent: boolean }[] = [];
  const open = () => cut.at(-1) ?? cut[cut.push({ parts: [], sent: false }) - 1];
  for (const node of document.nodes) {
    if (node.kind === 'command') open()?.parts.push(node);
    if (node.kind !== 'prose') continue;
    for (const child of node.hast) {
      if (isHeading(child) && open()?.parts.length) cut.push({ parts: [], sent: false });
      const before = words.size;
      const [hast, had] = [isHeading(child) ? [child] : mark(child), words.size];
      const part = open();
      part?.parts.push({ kind: 'prose', hast });
      if (part && (had > before || hast.some(hasWord))) part.sent = true;
    }
  }
  return {
    words: [...words],
    parts: cut.map(({ parts, sent }) => ({ parts: partViews(parts, site, new Map()), sent })),
  };
}

/** A paragraph that is nothing but bold, or a heading. */
function isHeading(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  if (/^h[1-6]$/.test(node.tagName)) return true;
  const inside = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [only] = inside;
  return node.tagName === 'p' && inside.length === 1 && only?.type === 'element' && only.tagName === 'strong';
}

function hasWord(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'var' || node.children.some(hasWord));
}

/** The node with a `<var>` around each word to fill in. */
function marked(node: ElementContent, variables: readonly string[], found: Set<string>): ElementContent[] {
  if (node.type === 'element')
    return [{ ...node, children: node.children.flatMap((child) => marked(child, variables, found)) }];
  if (node.type !== 'text') return [node];
  return node.value
    .split(/(?<![A-Za-z0-9_])([A-Z][A-Z0-9]+)(?![A-Za-z0-9_])/)
    .flatMap((text, at): ElementContent[] => {
      if (text === '') return [];
      if (at % 2 === 0 || !variables.includes(text)) return [{ type: 'text', value: text }];
      found.add(text);
      return [{ type: 'element', tagName: 'var', properties: {}, children: [{ type: 'text', value: text }] }];
    });
}
