import type { Reporter, TestCase, TestModule, TestRunEndReason } from 'vitest/node';

/** The last words of `npm test`: how many of each kind passed, then the sums. */
export class Counts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const kinds = { unit: 0, property: 0, fixture: 0, e2e: 0 };
    for (const test of tests) if (test.result().state === 'passed') kinds[kindOf(test)] += 1;
    // A file that does not load fails without a test, and so does a rejection outside all of them.
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    const failed = count('failed') + broken || (reason === 'passed' ? 0 : 1);
    const words = Object.entries({ ...kinds, ...(count('skipped') > 0 && { skipped: count('skipped') }) });
    console.log(words.map(([kind, number]) => `${kind} ${number}`).join(', '));
    console.log(`${count('passed')} passed, ${failed} failed`);
  }
}

function kindOf(test: TestCase): 'unit' | 'property' | 'fixture' | 'e2e' {
  if (test.meta().property) return 'property';
  const { name } = test.project;
  return name === 'fixture' || name === 'e2e' ? name : 'unit';
}
