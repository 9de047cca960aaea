/** An exported run log with lines added until it has so many. */
export function lengthened(text: string, lines: number): string {
  const run = JSON.parse(text) as { events: object[] };
  for (let at = run.events.length + 1; at <= lines; at++)
    run.events.push({
      id: `${String(at).padStart(6, '0')}-loadst`,
      at: '2026-11-24T02:00:00Z',
      kind: 'log',
      logKind: 'seen',
      note: `Line ${at}: nothing new on the wire`,
    });
  return JSON.stringify(run);
}
