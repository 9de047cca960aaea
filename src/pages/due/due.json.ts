import { dueJson } from '#lib/views/due/files.ts';
import { site } from '#loaders/site.ts';

export const GET = () => new Response(dueJson(site), { headers: { 'content-type': 'application/json' } });
