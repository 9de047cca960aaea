import type { Snapshot } from '#lib/model/snapshot.ts';
import { plainName } from '#lib/reports/plain.ts';
import type { FigureTable } from '#lib/views/figure.ts';
import type { Site } from '#lib/views/site.ts';
import { reportFigure } from './figure.ts';

/** A table of a report, and the name of its file below the report's address. */
export interface ReportTable {
  id: string;
  file: string;
  table: FigureTable;
}

/** The tables of all reports this reader has: the numbers of each, and the figures shown in it. */
export function reportTables(site: Site): ReportTable[] {
  return site.content.entries.report.flatMap((entry) => {
    const snapshot = site.content.snapshots?.get(entry.id);
    if (!snapshot) return [];
    const shown = new Set(
      entry.document.nodes.flatMap((node) =>
        node.kind === 'report-element' && node.name === 'Figure' && node.metric ? [node.metric] : [],
      ),
    );
    const figures = [...shown].flatMap((metric) => {
      const figure = reportFigure(site, snapshot, metric);
      return figure ? [{ id: entry.id, file: metric, table: figure.table }] : [];
    });
    return [{ id: entry.id, file: 'numbers', table: numbersTable(snapshot) }, ...figures];
  });
}

/** Every result of the period itself, as measured. */
function numbersTable({ results, period }: Snapshot): FigureTable {
  return {
    columns: ['Metric', 'Name', 'Severity', 'Clock', 'Unit', 'n', 'k', 'Value', 'Low', 'High', 'Change'].map(
      (title) => ({ title }),
    ),
    rows: results
      .filter((row) => row.period === period)
      .map((row) => [
        row.metric,
        plainName(row.metric),
        row.slice.severity ?? 'all',
        row.clock ?? null,
        row.unit,
        row.n,
        row.k ?? null,
        row.share ?? row.median ?? row.rate?.value ?? null,
        row.interval?.low ?? null,
        row.interval?.high ?? null,
        row.change ?? null,
      ]),
  };
}
