import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { caseTemplate } from '#lib/views/respond/case-template.ts';
import { pathsOf, site } from '#loaders/site.ts';

export const getStaticPaths = () => pathsOf('procedure');
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(`${JSON.stringify(caseTemplate(site, props.entry), null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
