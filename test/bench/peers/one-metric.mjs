// One metric in Node streams: the median time to acknowledge by month and priority.
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** @type {Map<string, number[]>} */
const groups = new Map();
/** @type {AsyncIterable<{ opened: string, picked_up: string, prio: string }>} */
const rows = createReadStream(process.argv[2] ?? '').pipe(parse({ columns: true }));
for await (const row of rows) {
  const key = `${row.opened.slice(0, 7)} ${row.prio}`;
  const seconds = (Date.parse(row.picked_up) - Date.parse(row.opened)) / 1000;
  const list = groups.get(key);
  if (list) list.push(seconds);
  else groups.set(key, [seconds]);
}
for (const [key, list] of groups) {
  list.sort((a, b) => a - b);
  process.stdout.write(`${key} ${list[list.length >> 1]}\n`);
}
