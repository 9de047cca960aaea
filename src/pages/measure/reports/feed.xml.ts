import type { APIRoute } from 'astro';
import { reportFeed } from '#lib/views/report/feed.ts';
import { site } from '#loaders/site.ts';

export const GET: APIRoute = () =>
  new Response(reportFeed(site), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
