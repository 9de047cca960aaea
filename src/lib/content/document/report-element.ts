import type { ReportElement } from '#lib/model/document.ts';
import { reportElements } from '#lib/model/elements/report.ts';
import { attributesOf } from './attributes.ts';
import { isBlank, type MdxElement } from './nodes.ts';
import { at, fail, type Page } from './page.ts';
import { present } from './present.ts';

/** An element of a report: which number of the snapshot stands here. It has no text of its own. */
export function reportElementOf(page: Page, node: MdxElement): ReportElement | undefined {
  const definition = reportElements.find(({ name }) => name === node.name);
  if (!definition) return undefined;
  if (node.children.some((child) => !isBlank(child)))
    fail(page, node, {
      rule: 'wrong-place',
      message: `<${definition.name}> holds no text`,
      hint: `write <${definition.name} /> and put the text before or after it`,
    });
  const attributes = attributesOf(page, node, definition);
  return (
    attributes && { kind: 'report-element', name: definition.name, ...present(attributes), at: at(node) }
  );
}
