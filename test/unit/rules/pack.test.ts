import { describe, expect, it } from 'vitest';
import { readRules } from '#lib/rules/read-rules.ts';
import { pack } from './folder.ts';

const found = readRules(pack);
const rule = (title: string) => found.rules.find((one) => one.title === title);

describe('a folder of four formats', () => {
  it('is read whole: every document is a rule or in a count', () => {
    const counts: Record<string, number> = {};
    for (const { format } of found.rules) counts[format] = (counts[format] ?? 0) + 1;
    expect(counts).toEqual({ sigma: 9, elastic: 2, splunk: 2, sentinel: 2 });
    expect(found.leftOut).toEqual({
      ...{ hunting: 2, deprecated: 1, filter: 1, 'part-of-correlation': 1 },
      ...{ 'building-block': 1, 'no-rule': 1 },
    });
    expect(found.findings).toEqual([]);
    expect(found.files).toBe(21);
  });

  it('gives the same in one format alone, and counts the rest as files of another kind', () => {
    const alone = readRules(pack, 'splunk');
    expect(alone.rules).toEqual(found.rules.filter(({ format }) => format === 'splunk'));
    expect(alone.leftOut['no-rule']).toBeGreaterThan(10);
  });

  it('is in the order of its paths, whatever the file system says', () => {
    const files = found.rules.map(({ file }) => file);
    expect(files).toEqual(files.toSorted());
  });

  it('remembers what its authors have given up', () => {
    expect(found.retired).toMatchObject([{ title: 'Remote tool of ten years ago', reason: 'deprecated' }]);
  });
});

describe('what a rule says', () => {
  it('in Sigma: techniques of its tags, its log, why it is noisy', () => {
    expect(rule('Many objects of a store read with one key')).toMatchObject({
      techniques: ['T1530'],
      needs: [[{ product: 'aws', service: 'cloudtrail' }]],
      level: 'medium',
      noisy: 'fires on normal work that its author names',
    });
    expect(rule('Backup catalogue deleted on a server')?.noisy).toBeUndefined();
    expect(rule('Accounts listed')).toMatchObject({ techniques: [], noisy: 'is experimental' });
  });

  it('in Elastic: the finer technique alone, the log of its telling index', () => {
    expect(rule('All sign-in methods of a user reset')).toMatchObject({
      techniques: ['T1556.006'],
      needs: [[{ product: 'okta', service: 'okta' }]],
      level: 'high',
      noisy: undefined,
    });
    expect(rule('Files renamed in bulk by one process')).toMatchObject({
      needs: [[{ product: 'windows', category: 'file_event' }]],
      level: 'critical',
      noisy: 'counts against a threshold set elsewhere',
    });
  });

  it('in Splunk: any of its data sources, and what kind of search it is', () => {
    expect(rule('Archive copied to cloud storage')).toMatchObject({
      techniques: ['T1567.002'],
      needs: [[{ product: 'windows', category: 'process_creation' }]],
      level: undefined,
    });
    expect(rule('Supplier session outside agreed hours')).toMatchObject({
      tags: ['Trusted relationships'],
      needs: [[{ product: 'azure', service: 'signinlogs' }]],
      noisy: 'adds to a score and seldom stands alone',
    });
  });

  it('in Sentinel: the tables of its connectors', () => {
    expect(rule('Supplier account signs in from a network it never used')).toMatchObject({
      techniques: ['T1199'],
      needs: [[{ product: 'azure', service: 'signinlogs' }]],
      level: 'medium',
    });
    expect(rule("Finding of the cloud's own detection")?.needs).toEqual([[{ name: 'Amazon GuardDuty' }]]);
  });

  it('of a correlation: the logs of the rules it counts', () => {
    expect(rule('One source fails on many accounts')).toMatchObject({
      needs: [[{ product: 'azure', service: 'signinlogs' }]],
      line: 15,
    });
    expect(rule('Sign-in failed')).toBeUndefined();
  });
});
