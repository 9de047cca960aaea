import type { MdxElement } from './nodes.ts';
import { at, fail, type Page } from './page.ts';
import { attributePlace } from './tag.ts';

/** Takes an id for a step, decision or question. A second holder on the page is a finding. */
export function claimId(page: Page, node: MdxElement, id: string): void {
  const first = page.ids.get(id);
  if (!first) page.ids.set(id, at(node));
  else
    fail(page, attributePlace(page.source, at(node), 'id'), {
      rule: 'duplicate-id',
      message: `the id "${id}" stands on line ${first.line} already`,
      hint: 'give one of the two another id; ids that others refer to stay',
    });
}
