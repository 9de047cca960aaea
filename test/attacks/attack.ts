import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { checkContent } from '#lib/checks/check.ts';
import { printFindings, summary, type FindingsForm } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';

export type Files = Record<string, string | Buffer>;

const scratch = mkdtempSync(join(tmpdir(), 'watchbill-attack-'));
let count = 0;
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A new folder with the good small site and these files laid over it; paths below content/. */
export function attacked(files: Files = {}): string {
  const root = join(scratch, String((count += 1)));
  cpSync('test/sites/minimal/content', join(root, 'content'), { recursive: true });
  put(root, files);
  return root;
}

/** Writes files below content/ of a site. */
export function put(root: string, files: Files): void {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
    writeFileSync(join(root, 'content', path), bytes);
  }
}

/** What `check` prints for a site, in one form. */
export async function check(root: string, form: FindingsForm = 'pipe'): Promise<string> {
  const today = (pinned: string | undefined) => todayOf(undefined, pinned, new Date(0));
  const { findings, files, sources } = await checkContent({ root, today });
  return printFindings(findings, { form, sources }) + summary(findings, files);
}

/** The rules and places of the findings for a site with these files, `path:line rule`. */
export async function found(files: Files): Promise<string[]> {
  const today = (pinned: string | undefined) => todayOf(undefined, pinned, new Date(0));
  const { findings } = await checkContent({ root: attacked(files), today });
  return findings.map(({ file, at, rule }) => `${file.replace('content/', '')}:${at.line} ${rule}`);
}

export const note = 'incident-response/comms/note.mdx';

/** A small page that is right, with more front matter or another body. */
export function page(body = 'Text.\n', extra = '', title = 'A note'): string {
  return `---
title: ${title}
summary: What staff are told.
owner: comms-lead
channel: mail
to: all staff
approver: incident-coordinator
${extra}---

${body}`;
}
