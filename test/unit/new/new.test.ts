import { describe, expect, it } from 'vitest';
import type { Ask } from '#lib/cli/ask.ts';
import { readSite, run } from './begin.ts';

const read = await readSite();

/** Somebody who answers so, one line a question; Enter is "". */
function person(...lines: string[]): { ask: Ask; heard: string[] } {
  const heard: string[] = [];
  const ask = Object.assign(
    (question: string, suggestion?: string) => {
      heard.push(question);
      return Promise.resolve(lines.shift() || (suggestion ?? ''));
    },
    { say: (line: string) => void heard.push(line) },
  );
  return { ask, heard };
}

describe('npm run new', () => {
  it.each([
    [[], 'KIND is missing'],
    [['thread', 'x'], '"thread" is not begun here'],
    [['constructor', 'x'], '"constructor" is not begun here'],
    [['report', 'x'], '"report" is not begun here'],
    [['threat'], 'TITLE is missing'],
    [['exception'], 'USE_CASE is missing'],
    [['threat', 'two', 'words'], '"words" is one word too many'],
  ])('takes %j for wrong usage', async (words, message) => {
    await expect(run(read, words)).rejects.toMatchObject({ usage: true, message });
  });

  it.each([
    ['thread', 'did you mean "threat"?'],
    ['report', 'a report is begun with its numbers:  npm run report -- 2026-Q3'],
    ['playbook', 'a playbook is a procedure:  npm run new -- procedure "TITLE"'],
  ])('knows what "%s" is meant to be', async (kind, hint) => {
    await expect(run(read, [kind, 'x'])).rejects.toMatchObject({ hint });
  });

  it('prints with --dry-run what it would write, and writes nothing', async () => {
    const { said, written, notes } = await run(read, ['threat', 'Flood'], {}, { dry: true });
    expect(said).toMatch(/^---\ntitle: Flood\n/);
    expect(written.size).toBe(0);
    expect(notes[0]).toBe('would write content/threats/flood.mdx');
    expect([...(await run(read, ['threat', 'Flood'])).written.values()]).toEqual([said]);
  });

  it('asks on a terminal for what no flag said, and again after a wrong answer', async () => {
    const { ask, heard } = person('use-case', 'Mail sorted away', 'boss', 'legal', '', 'invoice-fraud', '');
    const { written } = await run(read, [], {}, { ask });
    expect(heard).toEqual([
      'What (role, procedure, threat, exception, …)',
      'Title',
      'Owner (a role)',
      expect.stringMatching(/^ {2}there is no role "boss"; /),
      'Owner (a role)',
      'Summary, one or two sentences',
      'The threat it is about',
      'The question of that threat it answers',
    ]);
    const [[path, page] = []] = written;
    expect(path).toBe('test/sites/minimal/content/use-cases/mail-sorted-away.mdx');
    expect(page).toMatch(/owner: legal\n[\s\S]*question: rule-hides-mail\n/);
  });

  it('asks for an exception in the order one thinks of it, and takes none for none', async () => {
    const { ask, heard } = person('mailboxes', 'UserId=press', '', 'Press.', '', '', '', '', 'none');
    const { written } = await run(read, ['exception', 'mailbox-rule'], {}, { ask });
    expect(heard).toHaveLength(9);
    expect([...written.values()][0]).toContain('expires: 2027-02-22');
    expect([...written.values()][0]).not.toContain('asked_provider_on');
  });
});
