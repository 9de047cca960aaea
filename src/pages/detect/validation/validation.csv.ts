import { csvOf } from '#lib/views/csv.ts';
import { validationTable } from '#lib/views/validation-table.ts';
import { site } from '#loaders/site.ts';

export const GET = () =>
  new Response(csvOf(validationTable(site)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
