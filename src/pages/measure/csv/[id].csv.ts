import type { APIRoute } from 'astro';
import { csvOf } from '#lib/views/measure/csv.ts';
import { everyFigure } from '#lib/views/measure/every-figure.ts';
import type { FigureTable } from '#lib/views/measure/figure.ts';
import { site } from '#loaders/site.ts';

/** The table of every figure as a file. */
export const getStaticPaths = () =>
  [...everyFigure(site)].map(([id, { table }]) => ({ params: { id }, props: { table } }));

export const GET: APIRoute<{ table: FigureTable }> = ({ props }) =>
  new Response(csvOf(props.table), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
