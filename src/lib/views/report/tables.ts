import type { Report } from '#lib/model/report.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { plainName } from '#lib/reports/plain.ts';
import type { FigureTable } from '#lib/views/measure/figure.ts';
import type { Site } from '#lib/views/site.ts';
import { reportFigure } from './figure.ts';
import { askViews, promiseViews } from './promises.ts';

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
    return [
      { id: entry.id, file: 'numbers', table: numbersTable(snapshot) },
      { id: entry.id, file: 'threats', table: threatsTable(site, snapshot) },
      { id: entry.id, file: 'asks', table: asksTable(site, entry.data) },
      { id: entry.id, file: 'promises', table: promisesTable(entry.data) },
      ...figures,
    ];
  });
}

function threatsTable(site: Site, { threats }: Snapshot): FigureTable {
  return {
    columns: ['Threat', 'Address', 'Risk of 25', 'State', 'Tested', 'Questions'].map((title) => ({ title })),
    rows: threats.map(({ id, title, risk, state, covered, questions }) => [
      ...[title, site.href(`threat/${id}`) ?? null, risk, state, covered, questions],
    ]),
  };
}

function asksTable(site: Site, data: Report): FigureTable {
  return {
    columns: ['Ask', 'Cost', 'Decide by', 'Owner', 'If not', 'Decided'].map((title) => ({ title })),
    rows: askViews(site, data).map(({ ask, cost, by, owner, risk, decided }) => [
      ...[ask, cost, by, owner, risk.title, decided ?? null],
    ]),
  };
}

function promisesTable(data: Report): FigureTable {
  return {
    columns: ['Promise', 'State', 'What came of it', 'Owner'].map((title) => ({ title })),
    rows: promiseViews(data).map(({ promise, state, outcome, owner }) => [promise, state, outcome, owner]),
  };
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
