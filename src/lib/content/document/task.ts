import type { Element, ElementContent } from 'hast';
import { isElement } from './nodes.ts';

/** Whether a list entry is a task, `- [ ] …`. */
export function isTaskItem(node: Element): boolean {
  return node.tagName === 'li' && String(node.properties['className'] ?? '').includes('task-list-item');
}

/** A task's text becomes the label of its checkbox, for those who hear the page. Nested blocks stay outside. */
export function labelled(children: ElementContent[]): ElementContent[] {
  const first = children.find((child) => isElement(child));
  if (first && isElement(first, 'p'))
    return children.map((child) =>
      child === first ? { ...first, children: labelled(first.children) } : child,
    );
  const block = children.findIndex(
    (child) => isElement(child) && /^(ul|ol|p|pre|blockquote|table)$/.test(child.tagName),
  );
  const end = block < 0 ? children.length : block;
  const label: Element = {
    type: 'element',
    tagName: 'label',
    properties: {},
    children: children.slice(0, end),
  };
  return [label, ...children.slice(end)];
}
