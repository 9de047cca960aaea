import type { APIRoute } from 'astro';
import { changesFeed } from '#lib/views/changes/feed.ts';
import { site } from '#loaders/site.ts';

export const GET: APIRoute = () =>
  new Response(changesFeed(site), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
