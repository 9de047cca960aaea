import type { Entry } from '#lib/model/entry.ts';
import { blockViews, type FlowView } from './flow.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import { relatedTo, type RelatedView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';

/** Steps several playbooks share. */
export interface BlockView {
  head: HeadView;
  nodes: FlowView[];
  related: RelatedView[];
}

/** Everything a block's page shows. */
export function blockView(site: Site, entry: Entry<'block'>): BlockView {
  return {
    head: headView(site, entry),
    nodes: blockViews(site, entry.document).nodes,
    related: relatedTo(site, entry),
  };
}
