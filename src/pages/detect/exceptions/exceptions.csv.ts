import { csvOf } from '#lib/views/measure/csv.ts';
import { exceptionsTable } from '#lib/views/detect/exception-files.ts';
import { site } from '#loaders/site.ts';

export const GET = () =>
  new Response(csvOf(exceptionsTable(site)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
