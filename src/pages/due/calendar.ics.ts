import { dueCalendar } from '#lib/views/due/files.ts';
import { site } from '#loaders/site.ts';

export const GET = () =>
  new Response(dueCalendar(site), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
