import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig, type OxlintOverride } from 'oxlint';

/**
 * Who may know whom. A folder may import its own files and these; `types` only as types. An entry covers
 * itself and what is below it; one that ends in `-` or `:` covers every name that starts so.
 */
const mayImport: Record<string, { values?: string[]; types?: string[] }> = {
  'lib/model': { values: ['zod'], types: ['hast'] },
  'lib/content': {
    values: [
      '#lib/model',
      'gray-matter',
      'js-yaml',
      'yaml',
      'satteri',
      'hast-util-',
      'shiki',
      'zod',
      'node:',
    ],
    types: ['hast'],
  },
  'lib/exports': { values: ['#lib/model', '@duckdb/node-api', 'yaml', 'node:'] },
  'lib/metrics': {
    // portal.yaml holds the time zone and the targets.
    values: ['#lib/model', '#lib/exports', '#lib/content/read-registry.ts', '@duckdb/node-api', 'node:'],
  },
  'lib/coverage': {
    // Pages and exports are measured with the same figures; a database is not among them.
    values: ['#lib/model', '#lib/metrics/catalogue', '#lib/metrics/result', '#lib/metrics/cell.ts'],
  },
  // Nothing of the portal but its words: a format can be read, and tested, alone.
  'lib/rules': { values: ['#lib/model', 'yaml', 'smol-toml', 'node:'] },
  'lib/relevance': { values: ['#lib/model', '#lib/coverage', '#lib/rules', 'node:'] },
  'lib/checks': {
    values: [
      '#lib/model',
      '#lib/content',
      '#lib/coverage',
      '#lib/metrics/catalogue',
      '#lib/reports/span.ts',
      '#lib/charts/format.ts',
      'node:path',
    ],
  },
  'lib/views': {
    // Numbers read the same in a table and on an axis.
    values: [
      '#lib/model',
      '#lib/coverage',
      '#lib/relevance/unlocks.ts',
      '#lib/metrics/catalogue',
      '#lib/charts/format.ts',
      '#lib/reports',
      '#lib/ics',
      'hast-util-to-html',
      // The ids of a CACAO playbook are digests.
      'node:crypto',
    ],
    types: ['#lib/charts', 'hast'],
  },
  'lib/charts': { values: ['d3-'] },
  // Calendars for other programs: dates in, text out.
  'lib/ics': { values: ['#lib/model'] },
  // What others wrote down of tests: files in, proposals out.
  'lib/validations': { values: ['#lib/model', '#lib/coverage'] },
  // Numbers of a period as they stood, and the draft around them.
  'lib/reports': {
    values: [
      '#lib/model',
      '#lib/content/seal.ts',
      '#lib/coverage',
      '#lib/metrics/catalogue',
      '#lib/charts/format.ts',
      'yaml',
      'node:',
    ],
  },
  'lib/publish': {
    values: [
      '#lib/model',
      '#lib/content',
      '#lib/views',
      'fflate',
      'pagefind',
      'playwright-core',
      '@sparticuz/chromium',
      'rolldown',
      'node:',
    ],
    // What the build tells the worker it writes.
    types: ['#client/offline'],
  },
  'lib/init': { values: ['#lib/model', 'yaml', 'node:'], types: ['#lib/content'] },
  'lib/cli': { values: ['#lib/model', 'node:'], types: ['#lib/checks'] },
  loaders: {
    values: ['#lib/model', '#lib/content', '#lib/checks', '#lib/views', 'astro', 'astro:', 'node:'],
  },
  components: { values: ['#lib/charts', '#lib/model/vocabulary.ts'], types: ['#lib/views', '#lib/model'] },
  layouts: {
    values: ['#components', '#styles', '#client', '#lib/charts', '#lib/model/vocabulary.ts'],
    types: ['#lib/views', '#lib/model'],
  },
  pages: {
    values: [
      'astro:content',
      '#loaders/site.ts',
      '#lib/views',
      // The handbook prints the rules as their own records say them.
      '#lib/checks/rule-texts.ts',
      '#components',
      '#layouts',
      '#styles',
    ],
    types: ['astro'],
  },
  client: { types: ['#lib/model'] },
};

/** Everything that could be imported. oxlint's expressions know no look-ahead, so what is not allowed is listed. */
const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  string,
  Record<string, string>
>;
const packages = Object.keys({ ...dependencies, ...devDependencies }).map((name) =>
  name.replace('@types/', ''),
);
const files = globSync('src/*/**/*.*').map((file) => file.replaceAll('\\', '/').replace('src/', '#'));
const importable = [...files, ...packages, ...builtinModules.map((name) => `node:${name}`), 'astro:content'];

const covers = (entry: string, name: string) =>
  name === entry || name.startsWith(/[-:]$/.test(entry) ? entry : `${entry}/`);

/** One expression for everything but `allowed`. */
function allBut(allowed: string[]): string {
  const refused = importable.filter((name) => !allowed.some((entry) => covers(entry, name)));
  return `^(\\.\\.|(${[...new Set(refused)].map((name) => name.replaceAll('.', '\\.')).join('|')})(/|$))`;
}

const folders: OxlintOverride[] = Object.entries(mayImport).map(([folder, { values = [], types = [] }]) => ({
  files: [`src/${folder}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: allBut([`#${folder}`, ...values, ...types]), message: `src/${folder} may not know this.` },
          {
            regex: allBut([`#${folder}`, ...values]),
            allowTypeImports: true,
            message: `src/${folder} may only import types from here.`,
          },
        ],
      },
    ],
  },
}));

/** Inputs of a build are named, never ambient. */
const ambient = Object.entries({ Date: 'now', Math: 'random', process: 'cwd' }).map(([object, property]) => ({
  object,
  property,
  message: 'Take it as an input: the same inputs give the same bytes.',
}));

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'node', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  ignorePatterns: ['dist*', '.astro', '*.tmp.*', 'test/bench/peers/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ regex: '^\\.\\.', message: 'Write #lib/… for ../…' }] },
    ],
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/no-unassigned-import': ['error', { allow: ['**/*.css', '#client/**'] }],
    'unicorn/prefer-node-protocol': 'error',
    'unicorn/filename-case': ['error', { cases: { kebabCase: true, pascalCase: true } }],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-param-reassign': 'error',
    'prefer-const': 'error',
    'max-lines': ['error', { max: 250 }],
    'promise/always-return': ['error', { ignoreLastCallback: true }],
    'typescript/consistent-type-imports': 'error',
    'typescript/no-deprecated': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-misused-spread': ['error', { allow: ['string'] }],
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/require-await': 'error',
    'typescript/return-await': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // One connection, one file at a time, in order: awaiting in a loop is the point.
    'no-await-in-loop': 'off',
    // Hostile input is full of control characters, and a decide row has a `then`.
    'no-control-regex': 'off',
    'unicorn/no-thenable': 'off',
    // tsc says it better.
    'typescript/consistent-return': 'off',
    // A worker's postMessage has no target: what it takes for a window is none.
    'unicorn/require-post-message-target-origin': 'off',
    // It takes a value that may be a string for one that is.
    'typescript/no-unnecessary-type-conversion': 'off',
    // A cast from `unknown` follows a schema that has judged the value.
    'typescript/no-unsafe-type-assertion': 'off',
    // Taste, or speed that nobody would notice.
    'import/no-named-as-default-member': 'off',
    'no-shadow': 'off',
    'no-unmodified-loop-condition': 'off',
    'oxc/no-map-spread': 'off',
    'typescript/no-unnecessary-type-parameters': 'off',
    'unicorn/no-useless-spread': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/prefer-set-has': 'off',
    'vitest/no-conditional-expect': 'off',
  },
  overrides: [
    ...folders,
    {
      files: ['src/lib/**'],
      rules: {
        'no-restricted-properties': ['error', ...ambient],
        'node/no-process-env': 'error',
        'no-console': 'error',
      },
    },
    // git finds itself and its settings through the environment.
    { files: ['src/lib/content/history.ts'], rules: { 'node/no-process-env': 'off' } },
    // The packaged browser is told where to unpack through the environment.
    { files: ['src/lib/publish/pdf/browser.ts'], rules: { 'node/no-process-env': 'off' } },
    { files: ['scripts/**'], rules: { 'max-lines': ['error', { max: 40 }] } },
    {
      files: ['test/**'],
      rules: {
        'max-lines': 'off',
        'typescript/no-misused-spread': 'off',
        'typescript/no-non-null-assertion': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/require-await': 'off',
        'vitest/valid-expect': ['error', { maxArgs: 2 }],
        'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'fc.assert'] }],
      },
    },
    {
      files: ['*.config.*', 'src/content.config.ts', 'test/e2e/setup.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
});
