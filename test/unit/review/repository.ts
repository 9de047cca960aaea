import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { compare } from '#lib/review/compare.ts';
import { printText } from '#lib/review/print-text.ts';
import type { Review } from '#lib/review/review.ts';

/** A pull request against the small test site: what is written here is what it changes. */
export interface PullRequest {
  root: string;
  write: (path: string, text: string) => void;
  remove: (path: string) => void;
  /** Replaces a text that must be there. */
  edit: (path: string, from: string, to: string) => void;
  git: (...args: string[]) => string;
  review: () => Promise<Review>;
  text: () => Promise<string>;
}

/** The pages the tests change. */
export const useCase = 'content/use-cases/mailbox-rule.mdx';
export const procedure = 'content/incident-response/procedures/mailbox-takeover.mdx';

/** Begins one in a folder of its own, which goes with the test. */
export function pullRequest(): PullRequest {
  const root = mkdtempSync(join(tmpdir(), 'watchbill-review-test-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync('test/sites/minimal/content', join(root, 'content'), { recursive: true });
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false'];
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, ...identity, ...args], { encoding: 'utf8' });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'Before');
  git('switch', '-q', '-c', 'change');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const review = () => compare(root, 'main', (pinned) => pinned ?? '2026-11-24');
  return {
    root,
    write,
    git,
    review,
    remove: (path) => rmSync(join(root, path)),
    edit: (path, from, to) => {
      const text = readFileSync(join(root, path), 'utf8');
      if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
      write(path, text.replace(from, to));
    },
    text: async () => printText(await review()),
  };
}
