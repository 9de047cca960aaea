import { describe, expect, it } from 'vitest';
import { answersOf, questions } from '#lib/init/answers.ts';
import type { Ask } from '#lib/cli/ask.ts';
import { webAddress } from '#lib/init/git.ts';

const refuse = (message: string, hint?: string) => new Error(hint ? `${message}: ${hint}` : message);
const surroundings = { zone: 'Europe/Oslo', origin: 'https://forge.example/a/b', refuse };
const all = {
  organisation: 'Acme',
  provider: 'none',
  domain: 'acme.example',
  timezone: 'Europe/Berlin',
  url: 'https://portal.acme.example/',
  repository: 'none',
};

/** A person who answers with these lines, then presses Enter. */
function person(...lines: string[]): { ask: Ask; heard: string[] } {
  const heard: string[] = [];
  const answer = (question: string, suggestion?: string) => {
    heard.push(question);
    return Promise.resolve(lines.shift() ?? suggestion ?? '');
  };
  return { ask: Object.assign(answer, { say: (line: string) => void heard.push(line) }), heard };
}

describe('the answers', () => {
  it('come from flags, where "none" means none and the path is / unless said', async () => {
    expect(await answersOf(all, undefined, { ...surroundings, ask: undefined })).toEqual({
      organisation: 'Acme',
      provider: undefined,
      domain: 'acme.example',
      timezone: 'Europe/Berlin',
      url: 'https://portal.acme.example',
      base: '/',
      repository: undefined,
    });
  });

  it('name every flag that is missing when nobody can be asked', async () => {
    const { organisation, timezone, ...rest } = all;
    await expect(answersOf(rest, undefined, { ...surroundings, ask: undefined })).rejects.toThrow(
      '--organisation, --timezone are missing',
    );
    expect([organisation, timezone]).toEqual(['Acme', 'Europe/Berlin']);
  });

  it.each([
    ['organisation', 'two\nlines', 'a name on one line'],
    ['domain', 'https://acme.example', 'a domain such as example.org'],
    ['timezone', 'Mars', 'a time zone such as Europe/Berlin'],
    ['url', 'https://forge.example/watchbill/', 'an address without a path'],
    ['url', 'portal.acme.example', 'an address without a path'],
    ['base', 'watchbill', 'a path such as / or /watchbill/'],
    ['repository', 'git@forge.example:a/b', 'an https address'],
  ])('refuse --%s %j', async (key, value, is) => {
    const wrong = answersOf({ ...all, [key]: value }, undefined, { ...surroundings, ask: undefined });
    await expect(wrong).rejects.toThrow(`--${key} "${value}" is not ${is}`);
  });

  it('are asked for in order, again after a wrong one, with what Enter takes', async () => {
    const { ask, heard } = person('Acme', 'none', 'acme', 'acme.example');
    const answers = await answersOf({}, undefined, { ...surroundings, ask });
    expect(answers).toEqual({
      organisation: 'Acme',
      provider: undefined,
      domain: 'acme.example',
      timezone: 'Europe/Oslo',
      url: 'https://portal.acme.example',
      base: '/',
      repository: 'https://forge.example/a/b',
    });
    const asked = Object.values(questions).map((question) => question.ask);
    expect(heard).toEqual([
      ...asked.slice(0, 3),
      '  "acme" is not a domain such as example.org',
      ...asked.slice(2),
    ]);
  });
});

describe('the address of a remote', () => {
  it.each([
    ['git@forge.example:team/watchbill.git', 'https://forge.example/team/watchbill'],
    ['https://user:secret@forge.example/team/watchbill.git', 'https://forge.example/team/watchbill'],
    ['ssh://git@forge.example:2222/team/watchbill', 'https://forge.example/team/watchbill'],
    ['/srv/git/watchbill.git', undefined],
    ['', undefined],
  ])('%s is %s', (remote, page) => {
    expect(webAddress(remote)).toBe(page);
  });
});
