import { readFileSync } from 'node:fs';
import { readPortal as readFile } from '#lib/content/read-registry.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { Portal } from '#lib/model/portal.ts';

/** content/portal.yaml alone, of which metrics needs three keys. Throws PortalProblem with its findings. */
export function readPortal(root: string): Portal {
  const { value, findings } = readFile('content/portal.yaml', readFileSync(`${root}/content/portal.yaml`));
  if (!value) throw new PortalProblem(findings);
  return value;
}

/** portal.yaml has errors. */
class PortalProblem extends Error {
  readonly hint = 'npm run check shows each with its lines';
  constructor(findings: readonly Finding[]) {
    super(findings.map(({ file, at, message }) => `${file}:${at.line}:${at.column}: ${message}`).join('\n'));
  }
}
