import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { site } from '#loaders/site.ts';

/** The snapshots of the reports this reader has. */
export const getStaticPaths = () =>
  [...(site.content.snapshots ?? [])].map(([id, snapshot]) => ({ params: { id }, props: { snapshot } }));
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(`${JSON.stringify(props.snapshot, null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
