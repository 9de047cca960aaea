import { gapsTable } from '#lib/views/detect/coverage-files.ts';
import { csvOf } from '#lib/views/measure/csv.ts';
import { site } from '#loaders/site.ts';

export const GET = () =>
  new Response(csvOf(gapsTable(site)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
