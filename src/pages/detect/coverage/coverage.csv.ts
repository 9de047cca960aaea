import { coverageTable } from '#lib/views/detect/coverage-files.ts';
import { csvOf } from '#lib/views/measure/csv.ts';
import { site } from '#loaders/site.ts';

export const GET = () =>
  new Response(csvOf(coverageTable(site)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
