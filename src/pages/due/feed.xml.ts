import { dueFeed } from '#lib/views/due/files.ts';
import { site } from '#loaders/site.ts';

export const GET = () =>
  new Response(dueFeed(site), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
