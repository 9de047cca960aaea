/**
 * Who may know whom. A folder may import its own files and these; `types` only as types. An entry covers
 * itself and what is below it; one that ends in `-` or `:` covers every name that starts so.
 */
export const mayImport: Record<string, { values?: string[]; types?: string[] }> = {
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
  // A file is written whole or not at all.
  'lib/files': { values: ['node:'] },
  'lib/metrics': {
    // portal.yaml holds the time zone and the targets.
    values: [
      '#lib/model',
      '#lib/files',
      '#lib/exports',
      '#lib/content/read-registry.ts',
      '@duckdb/node-api',
      'node:',
    ],
  },
  'lib/coverage': {
    // Pages and exports are measured with the same figures; a database is not among them.
    values: ['#lib/model', '#lib/metrics/catalogue', '#lib/metrics/result', '#lib/metrics/cell.ts'],
  },
  // Nothing of the portal but its words: a format can be read, and tested, alone.
  'lib/rules': { values: ['#lib/model', 'yaml', 'smol-toml', 'node:'] },
  'lib/relevance': { values: ['#lib/model', '#lib/files', '#lib/coverage', '#lib/rules', 'node:'] },
  'lib/checks': {
    values: [
      '#lib/model',
      '#lib/content',
      '#lib/coverage',
      '#lib/due/dates.ts',
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
      '#lib/charts/period.ts',
      // A feed and a chart are XML.
      '#lib/charts/svg.ts',
      '#lib/reports',
      '#lib/ics',
      '#lib/due',
      'hast-util-to-html',
      // The ids of a CACAO playbook are digests.
      'node:crypto',
    ],
    types: ['#lib/charts', 'hast'],
  },
  'lib/charts': { values: ['d3-'] },
  // What needs somebody's hand, and in which order.
  'lib/due': {
    values: [
      '#lib/model',
      '#lib/coverage',
      '#lib/reports/span.ts',
      '#lib/cli/inert.ts',
      '#lib/cli/code-span.ts',
    ],
  },
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
      '#lib/files',
      '#lib/yaml',
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
  // Text of YAML, changed where it must change and nowhere else.
  'lib/yaml': { values: ['yaml'] },
  'lib/init': {
    values: ['#lib/model', '#lib/yaml', 'yaml', 'node:'],
    types: ['#lib/content', '#lib/cli/ask.ts'],
  },
  // A page is judged before it is written.
  'lib/new': {
    values: ['#lib/model', '#lib/content', '#lib/checks/run.ts', '#lib/yaml', 'node:'],
    types: ['#lib/cli/ask.ts', '#lib/checks'],
  },
  // What a pull request means: content before and now, read and judged by the same code.
  'lib/review': {
    values: [
      '#lib/model',
      '#lib/content',
      '#lib/checks/run.ts',
      '#lib/coverage',
      '#lib/cli/inert.ts',
      '#lib/cli/code-span.ts',
      'node:',
    ],
  },
  'lib/cli': { values: ['#lib/model', 'node:'], types: ['#lib/checks'] },
  // The model for editors, and what content names.
  'lib/schemas': {
    values: ['#lib/model', '#lib/content/layout.ts', '#lib/files', 'zod', 'node:'],
    types: ['#lib/content/read.ts'],
  },
  loaders: {
    values: ['#lib/model', '#lib/content', '#lib/checks', '#lib/views', 'astro', 'astro:', 'node:'],
  },
  // Beside the dev server, and in the page it serves.
  dev: {
    values: [
      '#lib/checks/check.ts',
      '#lib/cli/printable.ts',
      '#lib/cli/today.ts',
      '#lib/content',
      '#lib/schemas/editor.ts',
      '#lib/views/address.ts',
      'node:',
    ],
    types: ['#lib/model', 'astro'],
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
      '#lib/exports/rules.ts',
      '#components',
      '#layouts',
      '#styles',
    ],
    types: ['astro'],
  },
  client: { types: ['#lib/model'] },
};
