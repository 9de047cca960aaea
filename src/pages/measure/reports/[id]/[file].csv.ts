import type { APIRoute } from 'astro';
import { csvOf } from '#lib/views/measure/csv.ts';
import type { FigureTable } from '#lib/views/measure/figure.ts';
import { reportTables } from '#lib/views/report/tables.ts';
import { site } from '#loaders/site.ts';

/** Every table of every report as a file. */
export const getStaticPaths = () =>
  reportTables(site).map(({ id, file, table }) => ({ params: { id, file }, props: { table } }));

export const GET: APIRoute<{ table: FigureTable }> = ({ props }) =>
  new Response(csvOf(props.table), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
