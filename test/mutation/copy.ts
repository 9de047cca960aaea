import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What tests of src/lib read. */
const parts = ['src', 'test', 'content', 'scripts', 'package.json', 'tsconfig.json', 'vitest.config.ts'];
const skipped = /[/\\](?:node_modules|dist|peers)(?:[/\\]|$)/;

export type Outcome = 'killed' | 'timed out' | 'survived';

/**
 * A copy of the working tree that may be broken: beside the system's other temporary files, because Node runs no
 * TypeScript below node_modules. Packages are linked, not copied.
 */
export class Copy {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async of(project: string): Promise<Copy> {
    const root = await mkdtemp(join(tmpdir(), 'watchbill-mutation-'));
    for (const part of parts)
      await cp(join(project, part), join(root, part), {
        recursive: true,
        filter: (from) => !skipped.test(from.slice(project.length)),
      });
    await symlink(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
    return new Copy(root);
  }

  async write(file: string, source: string): Promise<void> {
    await writeFile(join(this.root, file), source);
  }

  /** Runs tests until the first that fails, or for `limit` milliseconds. */
  run(tests: readonly string[], limit: number): Promise<Outcome> {
    const vitest = join(this.root, 'node_modules/vitest/vitest.mjs');
    // In threads, so that the end of the process is the end of a loop that never ends.
    const one = ['--bail', '1', '--pool', 'threads', '--no-file-parallelism', '--reporter', 'dot'];
    const projects = ['--project', 'unit', '--project', 'fixture'];
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [vitest, 'run', ...one, ...projects, ...tests], {
        cwd: this.root,
        stdio: 'ignore',
        timeout: limit,
        killSignal: 'SIGKILL',
        // A snapshot that is missing fails instead of being written.
        env: { ...process.env, CI: 'true' },
      });
      child.on('error', reject);
      child.on('close', (code, signal) => {
        resolve(signal === 'SIGKILL' ? 'timed out' : code === 0 ? 'survived' : 'killed');
      });
    });
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}
