import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOurs } from './corpus/ours.ts';
import { peersFolder, writePeer, type Peer } from './corpus/projects.ts';
import { measure, type Cost } from './measure.ts';

/** Everything the bench writes; git, lint and Prettier pass over a folder of this name. */
export const work = join(peersFolder, 'dist-work');
export const project = join(import.meta.dirname, '../..');
/** As `npm run` starts a command. */
export const asCommand = ['--import', join(project, 'scripts/compiled.mjs')];

/** Installs the peers from their own lock, once. */
export async function installPeers(say: (line: string) => void): Promise<void> {
  if (existsSync(join(peersFolder, 'node_modules/.package-lock.json'))) return;
  say('installing the peers (once, 200 MB)');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  await measure({ file: 'npm', args, cwd: peersFolder });
}

/** A portal of `count` procedures, not built yet. */
export async function ourSite(count: number): Promise<OurSite> {
  const root = join(work, `ours-${count}`);
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  writeOurs(root, count);
  return new OurSite(root);
}

export class OurSite {
  readonly root: string;
  constructor(root: string) {
    this.root = root;
  }

  /** Where `build` writes to. */
  get built(): string {
    return join(this.root, 'dist');
  }

  /** Runs one of our commands on it. */
  command(script: string, ...args: string[]): Promise<Cost> {
    return measure({
      file: process.execPath,
      args: [...asCommand, join(project, 'scripts', `${script}.ts`), '--root', this.root, ...args],
      cwd: project,
      env: { WATCHBILL_CACHE: join(this.root, 'cache') },
    });
  }

  /** The whole pipeline: check, pages, search, headers, leak check. Cold when nothing is kept of an earlier one. */
  async build(start: 'cold' | 'warm'): Promise<Cost> {
    if (start === 'cold') await rm(join(this.root, 'cache'), { recursive: true, force: true });
    return this.command('build', '--out', this.built);
  }
}

/** Builds `count` procedures with a peer, from nothing. */
export async function buildPeer(peer: Peer, count: number): Promise<Cost> {
  const root = join(work, `${peer.name.replaceAll(/\W+/g, '-')}-${count}`);
  await rm(root, { recursive: true, force: true });
  writePeer(peer, root, count);
  const [script, ...args] = peer.command;
  return measure({
    file: process.execPath,
    args: [join(peersFolder, 'node_modules', script), ...args],
    cwd: root,
    env: { ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
}
