import type { Decision, Document, DocumentNode, Part, Question, Step } from '#lib/model/document.ts';

/** What a reader can point at in a body by its id. */
export interface PagePart {
  kind: 'step' | 'decision' | 'question' | 'block';
  id: string;
  title: string;
  /** Attributes as written, absent ones left out. */
  facts: ReadonlyMap<string, string>;
  /** All commands, one after the other. */
  commands: string;
  /** All prose in words, with one space between. */
  text: string;
  line: number;
}

/** Every part of a body in reading order. */
export function partsOf(document: Document): PagePart[] {
  return document.nodes.flatMap(partsIn);
}

/** The prose that stands in no part. */
export function proseOf(document: Document): string {
  return document.nodes
    .map((node) => (node.kind === 'prose' || node.kind === 'phase' ? wordsOf(node) : ''))
    .join(' ');
}

function partsIn(node: DocumentNode): PagePart[] {
  switch (node.kind) {
    case 'phase':
      return node.nodes.flatMap(partsIn);
    case 'step':
    case 'decision':
    case 'question':
      return [partOf(node)];
    case 'block': {
      const [kind, id, title] = ['block' as const, node.ref, node.ref];
      return [
        { kind, id, title, facts: new Map(), commands: '', text: wordsIn(node.hast), line: node.at.line },
      ];
    }
    default:
      return [];
  }
}

const notFacts = new Set(['kind', 'id', 'title', 'body', 'words', 'at', 'branches', 'answers']);

function partOf(node: Step | Decision | Question): PagePart {
  const facts = Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    notFacts.has(key) || value === undefined || value === false
      ? []
      : [[key, typeof value === 'string' ? value : JSON.stringify(value)]],
  );
  const ends =
    node.kind === 'decision'
      ? node.branches.map(({ answer, then, hast }) => `${answer} → ${then} ${wordsIn(hast)}`)
      : node.kind === 'question'
        ? Object.entries(node.answers).map(([answer, hast]) => `${answer} ${wordsIn(hast)}`)
        : [];
  return {
    kind: node.kind,
    id: node.id,
    title: node.title,
    facts: new Map(facts),
    commands: node.body
      .map((part) => (part.kind === 'command' ? `${part.where ?? ''}\n${part.code}\n` : ''))
      .join(''),
    text: [...node.body.map((part: Part) => (part.kind === 'command' ? '' : wordsIn(part.hast))), ...ends]
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
    line: node.at.line,
  };
}

function wordsOf(node: DocumentNode): string {
  if (node.kind === 'prose') return wordsIn(node.hast);
  return node.kind === 'phase' ? `${node.title} ${wordsIn(node.goal)}` : '';
}

/** Text of hast; a link keeps where it leads, because that is meaning too. */
function wordsIn(nodes: readonly unknown[]): string {
  return (nodes as { value?: string; properties?: Record<string, unknown>; children?: unknown[] }[])
    .map(({ value, properties, children }) => {
      const target = properties?.['href'] ?? properties?.['to'];
      return (value ?? '') + wordsIn(children ?? []) + (typeof target === 'string' ? ` (${target})` : '');
    })
    .join('')
    .replaceAll(/\s+/g, ' ');
}
