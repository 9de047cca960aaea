import { csvOf } from '#lib/views/measure/csv.ts';
import { dataSourcesTable } from '#lib/views/detect/data-sources.ts';
import { site } from '#loaders/site.ts';

export const GET = () =>
  new Response(csvOf(dataSourcesTable(site)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
