import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What lies below a folder of rules. Paths with forward slashes, in alphabetical order. */
export interface RuleFolder {
  /** Files that may hold rules. */
  files: string[];
  /** Files in folders for threat hunting: counted, not read. */
  hunting: string[];
  /** Never followed, so that a folder cannot hold itself. */
  links: string[];
}

const ruleFile = /\.(ya?ml|toml)$/i;
const huntingFolder = /^(rules-)?(threat[-_ ]?)?hunting([-_ ]?(queries|rules))?$/i;

/** Files that may hold rules below a folder. Hidden folders, such as that of git, are passed over. Throws what the system throws. */
export function ruleFolder(root: string): RuleFolder {
  const found: RuleFolder = { files: [], hunting: [], links: [] };
  const visit = (folder: string, hunting: boolean): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isSymbolicLink()) found.links.push(path);
      else if (entry.isDirectory()) visit(path, hunting || huntingFolder.test(entry.name));
      else if (entry.isFile() && ruleFile.test(entry.name)) found[hunting ? 'hunting' : 'files'].push(path);
    }
  };
  visit('', false);
  return { files: found.files.sort(), hunting: found.hunting.sort(), links: found.links.sort() };
}
