import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { filterFiles } from '#lib/views/detect/exception-files.ts';
import { site } from '#loaders/site.ts';

export const getStaticPaths = () =>
  filterFiles(site).map(({ path, text }) => ({
    params: { filter: path.replace('detect/exceptions/', '').replace(/\.yml$/, '') },
    props: { text },
  }));
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'application/yaml; charset=utf-8' } });
