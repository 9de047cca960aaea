import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { cacaoPlaybook } from '#lib/views/cacao/playbook.ts';
import { pathsOf, site } from '#loaders/site.ts';

export const getStaticPaths = () => pathsOf('procedure');
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(`${JSON.stringify(cacaoPlaybook(site, props.entry), null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
