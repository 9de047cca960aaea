import { DuckDBInstance } from '@duckdb/node-api';

/** The least DuckDB can do with the file: one typed read of all columns, one grouped median. */
const [file = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { memory_limit: '512MB' });
const connection = await instance.connect();
const reader = await connection.runAndReadAll(
  `SELECT date_trunc('month', opened) AS month, prio, count(*), median(epoch(picked_up) - epoch(opened)),
     max(ticket), max(rule), max(summary), max(event_time), max(closed), max(verdict), max(by_automation), max(incident),
     max(asset), max(techniques), max(updated)
   FROM read_csv($file, header = true, columns = {ticket: 'VARCHAR', rule: 'VARCHAR', summary: 'VARCHAR',
     prio: 'VARCHAR', event_time: 'TIMESTAMP', opened: 'TIMESTAMP', picked_up: 'TIMESTAMP', closed: 'TIMESTAMP',
     verdict: 'VARCHAR', by_automation: 'BOOLEAN', incident: 'VARCHAR', asset: 'VARCHAR', techniques: 'VARCHAR',
     updated: 'TIMESTAMP'})
   GROUP BY ALL ORDER BY ALL`,
  { file },
);
process.stdout.write(`${reader.getRows().length} groups\n`);
