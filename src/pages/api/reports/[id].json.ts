import type { APIRoute } from 'astro';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { site } from '#loaders/site.ts';

/** The snapshots of the reports this reader has. */
export const getStaticPaths = () =>
  [...(site.content.snapshots ?? [])].map(([id, snapshot]) => ({ params: { id }, props: { snapshot } }));

export const GET: APIRoute<{ snapshot: Snapshot }> = ({ props }) =>
  new Response(`${JSON.stringify(props.snapshot, null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
