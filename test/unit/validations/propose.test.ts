import fc from 'fast-check';
import { load, CORE_SCHEMA } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { validationSchema } from '#lib/model/validation.ts';
import { logOptions, type LogOptions } from '#lib/validations/options.ts';
import { jsonOf, printProposals } from '#lib/validations/print.ts';
import { propose } from '#lib/validations/propose.ts';
import { readTestLog } from '#lib/validations/runs.ts';
import { contentOf, entry, scope } from '#test/unit/coverage/portfolio.ts';

const useCase = { lifecycle: 'live', techniques: ['T1490'], scopes: ['servers', 'laptops'] };
const content = contentOf(
  [
    entry('use-case', 'shadow', useCase),
    entry('use-case', 'retired', { ...useCase, lifecycle: 'retired' }),
    entry('use-case', 'tamper', { ...useCase, techniques: ['T1685'], scopes: ['laptops'] }),
  ],
  { scopes: [scope('servers'), scope('laptops')] },
);
const given = { scope: 'SRV-*=servers,*=laptops', by: undefined, today: '2026-11-24' };
const options = logOptions(content, given) as LogOptions;
const head = '"Execution Time (UTC)","Technique","Test Number","Test Name","Hostname","GUID","ExitCode"';

function from(...rows: string[]) {
  return propose(content, 'logs/log.csv', readTestLog('log.csv', Buffer.from(rows.join('\n'))), options);
}
const said = (rows: string[]) =>
  from(...rows).findings.map(
    ({ at, severity, message, rule }) => `${at.line}:${at.column} ${severity} ${message} [${rule}]`,
  );

describe('a log of Atomic Red Team', () => {
  it('proposes what was run, and that nobody has said yet whether an alert came', () => {
    const { proposals, findings } = from(head, '2026-11-17T09:12:33Z,T1490,1,"Delete, all",SRV-2,43819286,0');
    expect(findings).toEqual([]);
    expect(proposals.map((row) => [row.useCase.id, row.entry])).toEqual([
      [
        'shadow',
        {
          id: 't1490-1-servers-2026-11-17',
          date: '2026-11-17',
          method: 'atomic',
          test_ref: 'Atomic Red Team T1490 test 1, Delete, all (43819286)',
          technique: 'T1490',
          scope: 'servers',
          result: 'not-run',
          note: 'Ran on SRV-2, exit code 0. Write down whether the alert came: result, alert_after, by and evidence.',
          valid_for: '180d',
        },
      ],
    ]);
  });

  it('knows an old technique id and keeps it in the name of the test', () => {
    const { proposals } = from(head, '2026-11-17,T1562.001,3,Off,LT-1,,1');
    expect(proposals.map((row) => [row.useCase.id, row.entry.technique, row.entry.test_ref])).toEqual([
      ['tamper', 'T1685', 'Atomic Red Team T1562.001 test 3, Off'],
    ]);
  });

  it('proposes a test once, however often it was run that day, and none that stands there', () => {
    const row = '2026-11-17,T1490,1,Delete,SRV-2,,0';
    const first = from(head, row, row, row);
    expect([first.proposals.length, first.written]).toEqual([1, 2]);
    const known = contentOf(
      [
        entry('use-case', 'shadow', {
          ...useCase,
          validations: [{ ...first.proposals[0]!.entry, result: 'detected' }],
        }),
      ],
      content.registries,
    );
    const again = propose(known, 'log.csv', readTestLog('log.csv', Buffer.from(`${head}\n${row}`)), options);
    expect([again.proposals.length, again.written]).toEqual([0, 1]);
  });
});

describe('a plain CSV', () => {
  const names = 'date,technique,test,host,result,alert_after,note,by';
  it('brings its results along, with an owner and a day for what did not pass', () => {
    const { proposals, findings } = from(
      'date,technique,test_ref,scope,result,alert_after,note,by',
      '2026-11-17,T1490,vssadmin,servers,detected,4m,,mssp',
      '2026-11-18,T1490,wmic,servers,not-detected,,Rule was off,',
    );
    expect(findings).toEqual([]);
    expect(proposals.map(({ entry: e }) => [e.result, e.alert_after, e.by, e.evidence, e.follow_up])).toEqual(
      [
        ['detected', '4m', 'mssp', 'log.csv, line 2', undefined],
        [
          'not-detected',
          undefined,
          'technical-lead',
          'log.csv, line 3',
          { owner: 'technical-lead', due: '2026-12-24' },
        ],
      ],
    );
  });

  it('says at the cell what is wrong, and proposes nothing of that row', () => {
    expect(
      said([
        'date,technique,test_ref,host,scope,result,colour',
        '2026-12-01,T1490,a,x,servers,detected,',
        '2026-02-30,T14,b,x,serves,seen,',
        '2026-11-01,T1485,c,x,servers,,',
      ]),
    ).toEqual([
      '1:43 warning column "colour" is not read [test-log]',
      '2:1 error date "2026-12-01" lies after today, 2026-11-24 [future-date]',
      '2:30 error says detected and not how long the alert took [missing-key]',
      '3:1 error "2026-02-30" is not a date: Feb 2026 has 28 days [date]',
      '3:12 error ATT&CK v19 has no technique "T14" [unknown-technique]',
      '3:20 error there is no scope "serves" [enum]',
      '3:27 error there is no result "seen" [enum]',
      '4:1 warning no use case claims T1485 on "servers": nothing to prove there [test-log]',
    ]);
    expect(said([names.replace('test', 'colour')])).toEqual(['1:1 error has no column test_ref [test-log]']);
  });

  it('asks in which scope a host is, and refuses a scope that is none', () => {
    const nobody = logOptions(content, { ...given, scope: undefined }) as LogOptions;
    const log = readTestLog('log.csv', Buffer.from(`${head}\n2026-11-17,T1490,1,x,DC01,,0`));
    expect(propose(content, 'log.csv', log, nobody).findings[0]).toMatchObject({
      at: { line: 2, column: 22 },
      message: 'nobody said in which scope the host "DC01" is',
    });
    expect(logOptions(content, { ...given, scope: 'server' })).toEqual({
      problem: 'there is no scope "server" in content/registries/scopes.yaml',
      hint: 'did you mean "servers"?',
    });
    expect(logOptions(content, { ...given, by: 'msp' })).toMatchObject({ hint: 'did you mean "mssp"?' });
  });
});

describe('any file', () => {
  it('is text with columns, or a finding', () => {
    const only = (bytes: Buffer) => readTestLog('x', bytes).findings.map(({ message }) => message);
    expect(only(Buffer.from([0, 1, 2]))).toEqual(['is not text']);
    expect(only(Buffer.alloc(20_000_001, 'a'))).toEqual(['is larger than 20 MB']);
    expect(only(Buffer.from(''))).toEqual(['holds no row']);
    const wide = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`${head}\n2026-11-17,T1490,1,é,x,,`, 'utf16le'),
    ]);
    expect(readTestLog('x', wide).runs[0]?.cells.test_ref?.text).toBe('é');
  });

  it('proposes only what YAML gives back word for word and the content model takes', () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''));
    const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.constantFrom('', 'logged-only', 'detected'),
        (ref, host, note, result) => {
          const row = ['2026-11-17', 'T1490', ref, host, 'servers', note, result, '3m'].map(quoted).join(',');
          const found = from('date,technique,test_ref,host,scope,note,result,alert_after', row);
          const lines = printProposals(found)
            .split('\n')
            .filter((line) => !line.startsWith('#'));
          const read = (load(lines.join('\n'), { schema: CORE_SCHEMA }) ?? []) as unknown[];
          expect(read.map((value) => validationSchema.parse(value))).toEqual(
            found.proposals.map((one) => one.entry),
          );
          expect(JSON.parse(jsonOf(found))).toMatchObject({ schema: 1, proposals: { length: read.length } });
        },
      ),
    );
  });
});
