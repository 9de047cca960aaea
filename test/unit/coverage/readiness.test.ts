import { describe, expect, it } from 'vitest';
import { preparationState, readiness } from '#lib/coverage/readiness.ts';
import { contentOf, entry } from './portfolio.ts';

const today = '2026-11-24';
const item = (id: string, data: object) =>
  entry('preparation', id, { cadence: '90d', needed_by: ['p'], ...data });

describe('readiness', () => {
  it('counts what the newest test found ready, of all that the procedure needs', () => {
    const content = contentOf([
      entry('procedure', 'p', {}),
      entry('procedure', 'q', {}),
      item('ready-now', {
        tests: [
          { on: '2026-11-01', result: 'ready' },
          { on: '2026-08-01', result: 'missing' },
        ],
      }),
      item('ready-once', {
        tests: [
          { on: '2026-08-01', result: 'ready' },
          { on: '2026-11-01', result: 'partial' },
        ],
      }),
      item('never-tested', {}),
      item('gone', { status: 'deprecated', tests: [{ on: '2026-11-01', result: 'ready' }] }),
      item('for-others', { needed_by: ['q'], tests: [{ on: '2026-11-01', result: 'ready' }] }),
    ]);
    const [first, second] = readiness(content, today);
    expect(first).toMatchObject({ ready: 1, needed: 3 });
    expect(first?.items.map(({ result }) => result)).toEqual(['ready', 'partial', 'untested']);
    expect(second).toMatchObject({ ready: 1, needed: 1 });
  });

  it('takes the later row of two tests on one day', () => {
    const tests = [
      { on: '2026-11-01', result: 'ready' },
      { on: '2026-11-01', result: 'missing' },
    ];
    expect(preparationState(item('x', { tests }), today).result).toBe('missing');
  });

  it('is overdue the day after the cadence, not on its last day', () => {
    const tests = [{ on: '2026-08-26', result: 'ready' }];
    expect(preparationState(item('x', { tests }), '2026-11-24').overdue).toBe(false);
    expect(preparationState(item('x', { tests }), '2026-11-25').overdue).toBe(true);
  });
});
