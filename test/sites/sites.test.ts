import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { rules } from '#lib/checks/rules.ts';
import { checkSite, expectedFile, goodSite, siteNames } from './site.ts';

const sites = await siteNames();

describe('a small real site', () => {
  it.each(sites)('%s prints exactly what its expected.txt says', async (site) => {
    await expect(await checkSite(site)).toMatchFileSnapshot(expectedFile(site));
  });
});

describe('every rule', () => {
  it.each(rules.map(({ id }) => id))(
    '%s is silent on the good site and speaks in a case of its name',
    async (id) => {
      expect(await readFile(expectedFile(goodSite), 'utf8')).not.toContain('[');
      expect(await readFile(expectedFile(id), 'utf8')).toContain(` [${id}]\n`);
    },
  );

  it('has an id of its own, a title that is a sentence and a reason', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id, title, why } of rules) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title).toMatch(/^[A-Z].*\.$/);
      expect(why).toMatch(/^[a-z].*[^.]$/);
    }
  });
});

describe('strict', () => {
  it('turns what is overdue into errors, and nothing else', async () => {
    const relaxed = await checkSite('overdue');
    expect(relaxed).not.toContain('error');
    expect(await checkSite('overdue', { strict: true })).toBe(
      relaxed.replaceAll(': warning: ', ': error: ').replace('warnings in', 'errors in'),
    );
  });
});

describe('today', () => {
  it('moves what is overdue, and is taken from its option before portal.yaml', async () => {
    expect(await checkSite(goodSite, { today: () => '2026-12-21' })).toContain('1 day ago [overdue]');
  });
});

describe('contacts', () => {
  it('are read from the file that is named, in place of the registry', async () => {
    expect(await checkSite(goodSite, { contacts: 'nowhere/contacts.yaml' })).toContain(
      'nowhere/contacts.yaml',
    );
  });
});
