import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { apiFiles, apiIndex, apiJson } from '#lib/views/api.ts';
import { site } from '#loaders/site.ts';

export const getStaticPaths = () =>
  [apiIndex(site), ...apiFiles(site)].map((file) => ({ params: { file: file.name }, props: { file } }));
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(apiJson(site, props.file), { headers: { 'content-type': 'application/json; charset=utf-8' } });
