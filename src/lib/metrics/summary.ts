import type { MetricResult, MetricsFile, MetricsSource } from '#lib/model/metrics.ts';

/** What the command prints when it is done: the ledger, the durations by year, and the timers it found. */
export function summary(file: MetricsFile): string {
  return [...table(file.sources), '', ...headlines(file.results), ...timers(file.sources)].join('\n');
}

function table(sources: readonly MetricsSource[]): string[] {
  const rows = sources.map(({ id, format, files }) => {
    const total = (key: 'read' | 'accepted' | 'quarantined' | 'merged') =>
      thousands(files.reduce((sum, { rows }) => sum + rows[key], 0));
    return [id, format, total('read'), total('accepted'), total('quarantined'), total('merged')];
  });
  const all = [['source', 'format', 'read', 'accepted', 'quarantined', 'merged'], ...rows];
  const widths = all[0]?.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length))) ?? [];
  return all.map((row) =>
    row
      .map((text, i) => (i < 2 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

function headlines(results: readonly MetricResult[]): string[] {
  return results
    .filter(
      ({ metric, period, slice }) =>
        isHeadline(metric) && period.length === 4 && Object.keys(slice).length === 0,
    )
    .map(({ metric, period, status, finished, open }) => {
      const { n = 0, median, mean } = finished ?? {};
      const figures = [
        `n ${thousands(n)} finished`,
        `${thousands(open ?? 0)} open`,
        ...(median === undefined ? [] : [`median ${hours(median)}`]),
        ...(mean === undefined ? [] : [`mean ${hours(mean)}`]),
      ];
      return `${metric} ${period}: ${status === 'not-in-source' ? 'not in these sources' : figures.join(', ')}`;
    });
}

function isHeadline(metric: string): boolean {
  return metric === 'time-to-resolve' || metric === 'time-to-close';
}

function timers(sources: readonly MetricsSource[]): string[] {
  return sources.flatMap(({ id, auto_close }) =>
    auto_close
      ? [
          `${id}: ${Math.round(auto_close.share * 100)} % of ${thousands(auto_close.n)} incidents closed within 1 h of ` +
            `${hours(auto_close.median)} after they were resolved. That is an auto-close timer, and time-to-close measures it.`,
        ]
      : [],
  );
}

/** Hours with one decimal, whatever the language of the machine. */
function hours(seconds: number): string {
  return `${(seconds / 3600).toFixed(1)} h`;
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
