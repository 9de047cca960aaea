import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig, type OxlintOverride } from 'oxlint';
import { mayImport } from './oxlint.imports.ts';

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
