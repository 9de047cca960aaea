import type { APIRoute } from 'astro';
import { paperCss } from '#lib/views/paper.ts';
import { site } from '#loaders/site.ts';

export const GET: APIRoute = () =>
  new Response(paperCss(site), { headers: { 'content-type': 'text/css; charset=utf-8' } });
