import fc from 'fast-check';
import { TestRunner } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Set when fast-check ran in the test. */
    property?: boolean;
  }
}

// The same cases every time; another number in FC_SEED tries others.
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_270_101) });
fc.installGlobalPlugin(
  fc.beforeEach(() => {
    const test = TestRunner.getCurrentTest();
    if (test) test.meta.property = true;
  }),
);
