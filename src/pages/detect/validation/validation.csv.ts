import { csvOf } from '#lib/views/measure/csv.ts';
import { validationTable } from '#lib/views/detect/validation-table.ts';
import { site } from '#loaders/site.ts';

export const GET = () =>
  new Response(csvOf(validationTable(site)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
