import { expiryCalendar } from '#lib/views/detect/exception-files.ts';
import { site } from '#loaders/site.ts';

export const GET = () =>
  new Response(expiryCalendar(site), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
