import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { layers } from '#lib/views/detect/layers.ts';
import { site } from '#loaders/site.ts';

export const getStaticPaths = () =>
  layers(site).map(({ id, layer }) => ({ params: { layer: id }, props: { layer } }));
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(`${JSON.stringify(props.layer, null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
