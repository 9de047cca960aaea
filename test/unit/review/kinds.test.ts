import { describe, expect, it } from 'vitest';
import { coverageChanges } from '#lib/review/coverage.ts';
import { exceptionChanges } from '#lib/review/exceptions.ts';
import { exposureChanges } from '#lib/review/exposure.ts';
import type { Content } from '#lib/model/entry.ts';
import type { Audience } from '#lib/model/portal.ts';
import { only, sides, today, words } from './sides.ts';

const live = (content: Content) => {
  const page = content.entries['use-case'].find(({ id }) => id === 'mailbox-rule');
  if (!page) throw new Error('the small site has no use case mailbox-rule');
  return page.data;
};
const exception = (content: Content) => only(live(content).exceptions ?? []);

describe('coverage', () => {
  const told = async (change: (content: Content) => void) => {
    const { before, now } = await sides(change);
    return [coverageChanges(before, now, today), coverageChanges(now, before, today)].map((some) =>
      some.map(words),
    );
  };

  it('lost is told, and gained the other way round', async () => {
    expect(await told((content) => (live(content).lifecycle = 'paused'))).toEqual([
      ['content/threats/invoice-fraud.mdx invoice-fraud on mailboxes is gap, was validated'],
      ['content/threats/invoice-fraud.mdx invoice-fraud on mailboxes is validated, was gap'],
    ]);
  });

  it('that only a test held up is told as what it is without the test', async () => {
    expect(await told((content) => (live(content).validations = []))).toEqual([
      ['content/threats/invoice-fraud.mdx invoice-fraud on mailboxes is running-untested, was validated'],
      ['content/threats/invoice-fraud.mdx invoice-fraud on mailboxes is validated, was running-untested'],
    ]);
  });

  it('that stands as before is not told, nor a cell that is new', async () => {
    expect(await told((content) => (live(content).title = 'Another title'))).toEqual([[], []]);
    const [lost] = await told((content) =>
      content.registries.scopes.push({
        id: 'new-scope',
        name: 'New',
        kind: 'saas',
        count: 1,
        crown_jewel: false,
        privileged: false,
      }),
    );
    expect(lost).toEqual([]);
  });
});

describe('exposure by a rule of portal.yaml', () => {
  const told = async (was: Partial<Audience> | undefined, is: Partial<Audience>) => {
    const reader: Audience = {
      id: 'mssp',
      max_tlp: 'green',
      collections: 'all',
      metrics: 'none',
      show_edit: false,
      show_sources: false,
    };
    const { before, now } = await sides((content) => content.portal.audiences.push({ ...reader, ...is }));
    if (!before.content) return [];
    const { portal } = before.content;
    const audiences = [...portal.audiences, ...(was ? [{ ...reader, ...was }] : [])];
    const old = { ...before, content: { ...before.content, portal: { ...portal, audiences } } };
    return exposureChanges(old, now).map(words);
  };

  it('says how many pages a higher TLP opens', async () => {
    expect(await told({}, { max_tlp: 'amber' })).toEqual([
      expect.stringMatching(
        /^content\/portal.yaml mssp may now read 1[0-9] pages that did not change, such as plan\/plan$/,
      ),
    ]);
  });

  it('says so for more kinds of pages, and for a new audience', async () => {
    const amber = { max_tlp: 'amber' } as const;
    expect(
      await told({ ...amber, collections: ['plan'] }, { ...amber, collections: ['plan', 'threat'] }),
    ).toEqual(['content/portal.yaml mssp may now read one page that did not change: threat/invoice-fraud']);
    expect(await told(undefined, { ...amber, collections: ['threat'] })).toEqual([
      'content/portal.yaml mssp may now read one page that did not change: threat/invoice-fraud',
    ]);
  });

  it('is silent where less can be read, or nothing else', async () => {
    expect(await told({ max_tlp: 'amber' }, {})).toEqual([]);
    expect(await told({}, {})).toEqual([]);
  });
});

describe('exposure by a page', () => {
  it('is a lower TLP, and a wider audience', async () => {
    const { before, now } = await sides((content) => {
      content.portal.audiences.push({
        id: 'public',
        max_tlp: 'clear',
        collections: 'all',
        metrics: 'none',
        show_edit: false,
        show_sources: false,
      });
      live(content).tlp = 'clear';
    });
    expect(exposureChanges(before, now).map(words)).toEqual([
      'content/use-cases/mailbox-rule.mdx TLP lowered to clear, was amber',
      'content/use-cases/mailbox-rule.mdx the audience public may now read this page',
    ]);
    expect(exposureChanges(now, before)).toEqual([]);
  });
});

describe('exceptions', () => {
  const told = async (change: (content: Content) => void) => {
    const { before, now } = await sides(change);
    const some = (a: typeof now, b: typeof now) => exceptionChanges(a, b, new Set()).map(words);
    return [some(before, now), some(now, before)];
  };
  const file = 'content/use-cases/mailbox-rule.mdx';

  it('opened are told with scope, end and approval; closed by their id', async () => {
    const row = {
      id: 'sales-mailbox',
      scope: 'mailboxes',
      expires: '2027-03-01',
      approved_by: 'deputy',
    } as const;
    expect(
      await told((content) => live(content).exceptions?.push({ ...exception(content), ...row })),
    ).toEqual([
      [`${file} opened: sales-mailbox hides mailboxes until 2027-03-01, approved by deputy`],
      [`${file} closed: sales-mailbox`],
    ]);
  });

  it('extended are told; shortened ones are not', async () => {
    expect(await told((content) => (exception(content).expires = '2027-06-01'))).toEqual([
      [`${file} extended: order-mailbox ends 2027-06-01, was 2027-01-01`],
      [],
    ]);
  });

  it('that hide other events are told both ways', async () => {
    const said = [`${file} order-mailbox hides other events than before`];
    expect(await told((content) => (exception(content).scope = 'mailboxes'))).toEqual([said, said]);
  });
});
