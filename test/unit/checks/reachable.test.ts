import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/reachable.ts';
import { entry } from '#test/unit/coverage/portfolio.ts';
import { told } from './run.ts';

/** A guide for one use case that escalates to one procedure, each about one technique. */
function pages(seen: string, handled: string) {
  return [
    entry('use-case', 'u', { lifecycle: 'live', techniques: [seen], triage_guide: 'g' }),
    entry('triage', 'g', { alerts: [{ use_case: 'u' }], decide: [{ escalate: { procedure: 'p' } }] }),
    entry('procedure', 'p', { techniques: [handled] }),
  ];
}

describe('a guide and the procedure it escalates to', () => {
  it('are about the same when either technique is the parent of the other', () => {
    expect(told(rule, pages('T1114', 'T1114.003'))).toEqual([]);
    expect(told(rule, pages('T1114.003', 'T1114'))).toEqual([]);
    expect(told(rule, pages('T1114.002', 'T1114.003'))).toEqual([
      'procedure "p" is about none of the techniques this guide is about (T1114.002)',
    ]);
  });
});
