import { gapsTable } from '#lib/views/coverage-files.ts';
import { csvOf } from '#lib/views/csv.ts';
import { site } from '#loaders/site.ts';

export const GET = () =>
  new Response(csvOf(gapsTable(site)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
