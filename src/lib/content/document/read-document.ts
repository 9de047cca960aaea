import type { Root } from 'hast';
import type { CollectionName } from '#lib/model/collection.ts';
import type { Document, DocumentNode } from '#lib/model/document.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { Highlight } from '#lib/content/highlight/highlight.ts';
import type { Source } from '#lib/content/source.ts';
import { isMdxElement, type MdxNode } from './nodes.ts';
import { fail, type Page } from './page.ts';
import { isPart, partsOf, type PartPiece } from './parts.ts';
import { flowNodeOf, phaseOf } from './phase.ts';
import { piecesOf, type Piece } from './pieces.ts';
import { questionOf } from './question.ts';
import { reportElementOf } from './report-element.ts';

/** What a body is read with: the page it belongs to, and what commands need. */
export interface Reading {
  source: Source;
  collection: CollectionName;
  variables: readonly string[];
  highlight: Highlight;
}

/** Pages whose body is a run or a guide; any other holds text and commands only. */
const structured: readonly CollectionName[] = ['procedure', 'block', 'triage', 'report'];

/** The typed document of a parsed body; undefined, with findings, when a part of it cannot be typed. */
export function documentOf(root: Root, reading: Reading): { document?: Document; findings: Finding[] } {
  const page: Page = {
    ...reading,
    findings: [],
    incomplete: false,
    ids: new Map(),
    anchors: new Map(),
    links: [],
    images: [],
    words: 0,
    rank: 1,
  };
  collectIds(root, page.anchors);
  const parent = structured.includes(page.collection) ? page.collection : 'page';
  const nodes = topLevel(page, piecesOf(page, root.children, parent));
  const { findings, words, links, images } = page;
  return page.incomplete ? { findings } : { document: { nodes, words, links, images }, findings };
}

/** The top of a page in order. In a procedure and a block, text stands before the run only. */
function topLevel(page: Page, pieces: readonly Piece[]): DocumentNode[] {
  const nodes: DocumentNode[] = [];
  const isRun = page.collection === 'procedure' || page.collection === 'block';
  let text: PartPiece[] = [];
  let running = false;
  const flush = () => {
    nodes.push(...partsOf(page, text, 2));
    text = [];
  };
  for (const piece of pieces) {
    if (isPart(piece)) {
      if (!(isRun && running)) text.push(piece);
      else
        fail(page, piece.node, {
          rule: page.collection === 'procedure' ? 'prose-outside-phase' : 'prose-outside-step',
          message: `text stands after the first ${page.collection === 'procedure' ? 'phase' : 'step'}`,
          hint: 'move it into a step, or before the first one as the introduction',
        });
      continue;
    }
    flush();
    running ||= piece.name !== 'Block';
    const node = nodeOf(page, piece);
    if (node) nodes.push(node);
  }
  flush();
  return nodes;
}

function nodeOf(page: Page, piece: Extract<Piece, { kind: 'element' }>): DocumentNode | undefined {
  switch (piece.name) {
    case 'Phase':
      return phaseOf(page, piece.node);
    case 'Question':
      return questionOf(page, piece.node);
    case 'Step':
    case 'Decision':
    case 'Block':
      return flowNodeOf(page, piece);
    default:
      return reportElementOf(page, piece.node);
  }
}

/** Ids of elements are taken before any heading asks for one. */
function collectIds(node: MdxNode, anchors: Page['anchors']): void {
  if (isMdxElement(node))
    for (const attribute of node.attributes)
      if (
        attribute.type === 'mdxJsxAttribute' &&
        attribute.name === 'id' &&
        typeof attribute.value === 'string'
      )
        anchors.set(attribute.value, 2);
  if ('children' in node) for (const child of node.children) collectIds(child, anchors);
}
