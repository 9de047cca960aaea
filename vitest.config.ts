import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { Counts } from './test/counts.ts';

// The code under test has never heard of Astro, so neither has its test runner: it starts in half the time.
const fixture = [
  'test/{sites,exports,charts,lint,audiences}/**/*.test.ts',
  'test/attacks/!(build).test.ts',
  'test/hosting/!(servers).test.ts',
  'test/unit/exports/cases.test.ts',
  'test/unit/charts/pictures.test.ts',
];

// What Node compiled of our files is kept between the commands that tests run, as between those of `npm run`.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/watchbill/compiled');

export default defineConfig({
  test: {
    reporters: ['default', new Counts()],
    isolate: false,
    maxWorkers: '100%',
    setupFiles: './test/properties.ts',
    // Two slow cores, a database and five hundred random cases.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], exclude: fixture } },
      { extends: true, test: { name: 'fixture', include: fixture } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/hosting/servers.test.ts', 'test/attacks/build.test.ts'],
          globalSetup: './test/e2e/setup.ts',
          setupFiles: [],
          isolate: true,
          // Last, and two browsers at a time: one leaves a third of two cores idle.
          maxWorkers: 2,
          maxConcurrency: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
