/**
 * Languages a fence may name, and the grammar that colours each; `undefined` shows it as it is.
 * A word not in this list is a finding, so that a misspelt language does not go unnoticed.
 */
export const languages: ReadonlyMap<string, string | undefined> = new Map([
  ['text', undefined],
  ['csv', undefined],
  ['eql', undefined],
  ['esql', undefined],
  ['log', undefined],
  ['yara', undefined],
  ['bash', 'shellscript'],
  ['cmd', 'bat'],
  ['diff', 'diff'],
  ['http', 'http'],
  ['ini', 'ini'],
  ['json', 'json'],
  ['kql', 'kusto'],
  ['powershell', 'powershell'],
  ['python', 'python'],
  ['sh', 'shellscript'],
  ['shell', 'shellscript'],
  ['spl', 'splunk'],
  ['sql', 'sql'],
  ['toml', 'toml'],
  ['xml', 'xml'],
  ['yaml', 'yaml'],
]);
