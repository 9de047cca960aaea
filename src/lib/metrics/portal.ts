import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '#lib/content/yaml.ts';
import { portalSchema, type Portal } from '#lib/model/portal.ts';

/**
 * content/portal.yaml alone: metrics needs three keys of it and none of the pages. Undefined without the
 * file. Throws PortalProblem when it has an error; `npm run check` shows where.
 */
export function readPortal(root: string): Portal | undefined {
  const path = join(root, 'content/portal.yaml');
  if (!existsSync(path)) return undefined;
  const yaml = readYaml(readFileSync(path, 'utf8'));
  const portal = portalSchema.safeParse('value' in yaml ? yaml.value : undefined);
  if (!portal.success) throw new PortalProblem(path);
  return portal.data;
}

class PortalProblem extends Error {
  readonly hint = 'npm run check says what is wrong, and where';
  constructor(path: string) {
    super(`${path} has an error`);
  }
}
