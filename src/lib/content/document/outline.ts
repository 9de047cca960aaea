import type { ElementContent } from 'hast';
import type { Document, DocumentNode, FlowNode, Part } from '#lib/model/document.ts';

const noProse: ElementContent[] = [];
const noParts: Part[] = [];

/** A document that will be judged and not shown: what it consists of, in order, without the prose and the commands. */
export function outlineOf(document: Document): Document {
  return { ...document, nodes: document.nodes.flatMap(outlined) };
}

function outlined(node: DocumentNode): DocumentNode[] {
  switch (node.kind) {
    case 'phase':
      return [{ ...node, goal: noProse, nodes: node.nodes.map(inRun) }];
    case 'question':
      return [{ ...node, body: noParts, answers: { yes: noProse, no: noProse, unknown: noProse } }];
    case 'report-element':
      return [node];
    case 'step':
    case 'decision':
    case 'block':
      return [inRun(node)];
    default:
      return [];
  }
}

function inRun(node: FlowNode): FlowNode {
  switch (node.kind) {
    case 'step':
      return { ...node, body: noParts };
    case 'decision': {
      const branches = node.branches.map((branch) => ({ ...branch, hast: noProse }));
      return { ...node, body: noParts, branches };
    }
    case 'block':
      return { ...node, hast: noProse };
  }
}
