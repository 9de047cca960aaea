import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkContent } from '#lib/checks/check.ts';
import { readPortal } from '#lib/content/read-registry.ts';
import type { Content } from '#lib/model/entry.ts';
import type { Reviewers } from '#lib/model/portal.ts';
import { codeowners, ownersOf, reviewerOf } from '#lib/model/reviewers.ts';
import { roles } from '#lib/model/vocabulary.ts';
import { codeownersOf } from '#lib/review/codeowners.ts';
import { printGithub } from '#lib/review/print-github.ts';
import { printMarkdown } from '#lib/review/print-markdown.ts';
import { printText } from '#lib/review/print-text.ts';
import { procedure, pullRequest, useCase, type PullRequest } from './repository.ts';
import { sides } from './sides.ts';

const portal = 'content/portal.yaml';
const map =
  'reviewers: {incident-coordinator: ["@plinth/response"], technical-lead: ["@plinth/soc", kiln@plinth.example]}';

/** A pull request to a repository that says who reviews. */
function reviewed(): PullRequest {
  const change = pullRequest();
  change.edit(portal, 'currency: EUR', `${map}\ncurrency: EUR`);
  change.git('commit', '-q', '-a', '-m', 'Reviewers');
  change.git('branch', '-f', 'main');
  return change;
}

async function textFor(reviewers: Reviewers, change: (content: Content) => void = () => undefined) {
  const { now } = await sides((content) => {
    content.portal.reviewers = reviewers;
    change(content);
  });
  if (!now.content) throw new Error('no content');
  return codeowners(now.content);
}

/** Whom a forge asks for a path: the last line whose pattern holds. Only the patterns we write. */
function askedBy(text: string, path: string): string[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [, ...handles] = (
    lines.findLast((line) => {
      const [pattern = ''] = line.split(' ');
      return (
        pattern === '*' || pattern === `/${path}` || (pattern.endsWith('/') && `/${path}`.startsWith(pattern))
      );
    }) ?? ''
  ).split(' ');
  return handles;
}

describe('CODEOWNERS', () => {
  const two: Reviewers = { 'incident-coordinator': ['@a/ir'], 'technical-lead': ['@a/soc'] };

  it('names code, content, then each page of a role with handles, in order of the path', async () => {
    const text = await textFor({ ...two, finance: ['@a/money'] }, (content) => {
      for (const page of content.entries.threat) page.data.owner = 'finance';
      content.entries.triage.reverse();
    });
    expect(text?.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
      '* @a/soc',
      '/content/ @a/ir',
      '/content/incident-response/procedures/tool-switched-off.mdx @a/soc',
      '/content/incident-response/roles/technical-lead.mdx @a/soc',
      '/content/threats/invoice-fraud.mdx @a/money',
      '/content/triage/mailbox-rule.mdx @a/soc',
      '/content/use-cases/mailbox-rule.mdx @a/soc',
      '/content/use-cases/new-sign-in.mdx @a/soc',
    ]);
  });

  it('is the same text whatever the order of pages, and has every handle once', async () => {
    const some: Reviewers = { ...two, 'technical-lead': ['@a/soc', 'x@a.example', '@a/soc'] };
    const text = await textFor(some);
    expect(await textFor(some, ({ entries }) => entries['use-case'].reverse())).toBe(text);
    expect(text).toContain('\n* @a/soc x@a.example\n');
  });

  it('leaves the pages of a role without handles to the coordinator', async () => {
    const text = await textFor(two, (content) => {
      for (const page of content.entries['use-case']) page.data.owner = 'legal';
    });
    expect(text).not.toContain('use-cases');
  });

  it.each([
    ['2026 Q3', '2026\\ Q3'],
    ['#1', '*1'],
    ['a[b]!c', 'a*b*c'],
    ['x\n* @mallory\n', 'x*\\ *mallory*'],
    ['Ü\\?', '*'],
  ])('writes the folder %j so that no forge reads a second rule or another pattern', async (id, pattern) => {
    const text = await textFor(
      two,
      ({
        entries: {
          report: [page],
        },
      }) => {
        if (!page) throw new Error('the small site has no report');
        page.file = `content/reports/${id}/index.mdx`;
        page.data.owner = 'technical-lead';
      },
    );
    expect(text).toContain(`\n/content/reports/${pattern}/index.mdx @a/soc\n`);
    expect(text?.match(/mallory/g) ?? []).toHaveLength(id.includes('mallory') ? 1 : 0);
    expect(text).not.toMatch(/^\* @mallory/m);
  });

  it('names for every path whom a review names, whoever owns which page', async () => {
    const { content } = (await sides(() => undefined)).now;
    if (!content) throw new Error('no content');
    const paths = ['.github/CODEOWNERS', 'scripts/x y.ts', 'content/portal.yaml', 'content/triage/new.mdx'];
    const role = fc.constantFrom(...roles);
    fc.assert(
      fc.property(
        fc.array(role, { minLength: 20, maxLength: 20 }),
        fc.uniqueArray(role),
        (owners, mapped) => {
          const handles = (some: readonly string[]) => some.map((name) => [name, [`@a/${name}`]]);
          const reviewers = Object.fromEntries(
            handles(['incident-coordinator', 'technical-lead', ...mapped]),
          ) as Reviewers;
          content.portal.reviewers = reviewers;
          const pages = Object.values(content.entries).flat();
          pages.forEach((page, index) => (page.data.owner = owners[index % owners.length] ?? 'legal'));
          const text = codeowners(content) ?? '';
          for (const path of [...paths, ...pages.map(({ file }) => file)])
            expect(askedBy(text, path)).toEqual(reviewers[reviewerOf(path, reviewers, ownersOf(content))]);
        },
      ),
    );
  });

  it('is refused while a page cannot be read, and without the map', async () => {
    const change = reviewed();
    expect(await codeownersOf(change.root)).toContain('\n* @plinth/soc kiln@plinth.example\n');
    change.edit(useCase, 'level: high', 'level: loud');
    await expect(codeownersOf(change.root)).rejects.toThrow('use-case/mailbox-rule holds an error');
    change.edit(portal, map, '');
    change.edit(useCase, 'level: loud', 'level: high');
    await expect(codeownersOf(change.root)).rejects.toThrow('has no "reviewers"');
  });
});

describe('a handle', () => {
  const judge = (handle: string) => {
    const text = readFileSync('test/sites/minimal/content/portal.yaml', 'utf8');
    const list = JSON.stringify([handle]);
    const more = `reviewers: {incident-coordinator: ${list}, technical-lead: ["@a"]}\n`;
    return readPortal(portal, Buffer.from(text + more)).findings.map(({ message, at }) => [message, at.line]);
  };

  it.each(['@kim', '@a/ir', '@group/sub.group/team-1', 'kim.lee+soc@a-b.example'])('may be %s', (handle) => {
    expect(judge(handle)).toEqual([]);
  });

  it.each([
    'kim',
    '@',
    '@a b',
    '@a\n* @b',
    '@a#b',
    '#',
    '@a/',
    '@@maintainer',
    '@a,@b',
    'a@b',
    '@a\t@b',
    '@a\n',
  ])('may not be %j', (handle) => {
    expect(judge(handle)).toEqual([[expect.stringContaining('is not @user, @org/team or an e-mail'), 20]]);
  });
});

describe('a CODEOWNERS file in the repository', () => {
  const drift = async ({ root }: PullRequest) =>
    (await checkContent({ root, today: (pinned) => pinned ?? '' })).findings
      .filter(({ rule }) => rule === 'codeowners')
      .map(({ file, at, hint, severity }) => `${file}:${at.line} ${severity} ${hint}`);

  it.each(['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'])(
    'at %s is held against the map, from the first line that differs',
    async (file) => {
      const change = reviewed();
      const text = await codeownersOf(change.root);
      change.write(file, text);
      expect(await drift(change)).toEqual([]);
      change.write(file, text.replaceAll('\n', '\r\n'));
      expect(await drift(change)).toEqual([]);
      const told = (line: number) => [`${file}:${line} warning npm run review -- --codeowners --out ${file}`];
      change.write(file, text.replace('/content/ @plinth/response', '/content/ @mallory'));
      expect(await drift(change)).toEqual(told(7));
      change.write(file, `${text}* @mallory\n`);
      expect(await drift(change)).toEqual(told(text.split('\n').length));
      change.write(file, '');
      expect(await drift(change)).toEqual(told(1));
    },
  );

  it('is not judged while the owner of a page is not known, nor without the map, nor where it is a link', async () => {
    const change = reviewed();
    change.write('CODEOWNERS', '* @else\n');
    expect(await drift(change)).toHaveLength(1);
    change.edit(useCase, 'level: high', 'level: loud');
    expect(await drift(change)).toEqual([]);
    change.edit(useCase, 'level: loud', 'level: high');
    change.edit(portal, map, '');
    expect(await drift(change)).toEqual([]);
    const other = reviewed();
    mkdirSync(join(other.root, '.github'));
    symlinkSync('/etc/hostname', join(other.root, '.github/CODEOWNERS'));
    expect(await drift(other)).toEqual([]);
  });
});

describe('who must agree', () => {
  const required = async (change: PullRequest) => (await change.review()).required.map(({ role }) => role);

  it('is the owner of each page, the coordinator for the rest of content/, a technical role for code', async () => {
    const change = reviewed();
    change.edit(useCase, 'level: high', 'level: low');
    expect(await required(change)).toEqual(['technical-lead']);
    change.edit(portal, 'currency: EUR', 'currency: USD');
    expect(await required(change)).toEqual(['incident-coordinator', 'technical-lead']);
    change.git('checkout', '-q', '--', '.');
    change.write('content/threats/new.mdx', '---\ntitle: New\nsummary: New\nowner: technical-lead\n---\n');
    expect(await required(change)).toEqual(['incident-coordinator']);
    change.write('scripts/new.ts', '');
    expect(await required(change)).toEqual(['incident-coordinator', 'technical-lead']);
  });

  it('is said by the base: no change takes its reviewer off the map, off the page, or with the page', async () => {
    const attacks: ((change: PullRequest) => void)[] = [
      (change) => change.edit(portal, map, map.replace('@plinth/soc', '@mallory')),
      (change) => change.edit(portal, map, ''),
      (change) => change.write(portal, '{'),
      (change) => change.edit(useCase, 'owner: technical-lead', 'owner: incident-coordinator'),
      (change) => change.remove(useCase),
    ];
    for (const attack of attacks) {
      const change = reviewed();
      change.edit(useCase, 'level: high', 'level: low');
      attack(change);
      const { required: told } = await change.review();
      expect(told).toContainEqual({
        role: 'technical-lead',
        handles: ['@plinth/soc', 'kiln@plinth.example'],
      });
    }
  });

  it('is said by the last commit of the base, not by an old one the change starts from', async () => {
    const change = reviewed();
    change.git('reset', '-q', '--hard', 'HEAD~1');
    change.edit(useCase, 'level: high', 'level: low');
    expect(await required(change)).toEqual(['technical-lead']);
  });

  it('is nobody where the base has no map; a map that comes is told', async () => {
    const change = pullRequest();
    change.edit(portal, 'currency: EUR', `${map}\ncurrency: EUR`);
    const text = await change.text();
    expect(text).not.toContain('Must agree, as');
    expect(text).toContain('Who must agree to changes\n  - content/portal.yaml:19  reviewers added');
  });

  it('a change of CODEOWNERS is told, before everything but code', async () => {
    const change = reviewed();
    change.write('.github/CODEOWNERS', '* @mallory\n');
    expect(await change.text()).toBe(
      [
        '1 changed file.',
        '',
        'Who must agree to changes',
        '  - .github/CODEOWNERS  added: whom the forge asks from now on stands here',
        '',
        'Must agree, as the base says: technical-lead (@plinth/soc, kiln@plinth.example)',
        '',
      ].join('\n'),
    );
  });

  it('is printed as code, so that no reviewer is called again with each push', async () => {
    const change = reviewed();
    change.edit(portal, '@plinth/response', '@everyone');
    change.edit(procedure, 'title: Mailbox takeover', "title: '@all takeover'");
    const result = await change.review();
    const markdown = printMarkdown(result);
    expect(markdown).toContain(
      '**Must agree, as the base says:** incident-coordinator (` @plinth/response `)\n',
    );
    expect(markdown).toContain('@everyone');
    expect(markdown.replaceAll(/(`+) .*? \1(?!`)/g, '')).not.toContain('@');
    expect(printText(result)).toContain(
      'Must agree, as the base says: incident-coordinator (@plinth/response)',
    );
    expect(printGithub(result)).toMatch(
      /title=Who must agree to changes::reviewers.incident-coordinator gains/,
    );
  });

  it('leaves to be asked the owners who are none of them', async () => {
    const change = reviewed();
    change.edit(useCase, 'owner: technical-lead', 'owner: legal');
    expect((await change.review()).owners).toEqual(['legal']);
  });
});
