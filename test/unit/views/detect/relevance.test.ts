import { describe, expect, it } from 'vitest';
import type { Audience } from '#lib/model/portal.ts';
import { relevanceView } from '#lib/views/detect/relevance.ts';
import { buildSite, type Site } from '#lib/views/site.ts';
import { audienceOf, hiddenCanaries, readers, readFixture, scoped } from '#test/audiences/fixture.ts';
import { packWeighed, rule, starterContent, today, weighed } from '#test/unit/relevance/content.ts';

const fixture = await readFixture();
const { content } = fixture;
const decidedOn = {
  ...{ decision: 'reject', reason: 'duplicate', decided_on: '2026-06-10' },
  ...{ decided_by: 'technical-lead', revisit_by: '2027-06-01' },
};
for (const { id, data } of content.entries['use-case'])
  data.content!.push({ origin: 'sigma', product: 'Sigma', rule: `Of ${id}`, relevance: decidedOn } as never);
const mail = { needs: [[{ name: 'Mail canary-source-product' }]] };
const { file } = weighed(content, [
  rule({ title: 'Bank details', techniques: ['T1657'], ...mail }),
  rule({ title: 'Rule hides', techniques: ['T1114.003'], ...mail }),
  rule({ title: 'Needs kiln', techniques: ['T1657'], needs: [[{ name: 'Kiln log' }]] }),
  rule({ title: 'Nothing', techniques: [] }),
  ...content.entries['use-case'].map(({ id }) => rule({ title: `Of ${id}`, techniques: [] })),
]);

/** The site as the loader leaves it to an audience. */
function siteFor(audience: Audience, relevance: Site['relevance'] = file): Site {
  const inputs = { metrics: undefined, audience, base: '/', today, history: new Map<string, never>() };
  return buildSite({ ...inputs, content: scoped(content, audience), relevance });
}
const wide = (more: Partial<Audience>) => ({
  ...audienceOf(content, 'mssp'),
  collections: ['use-case', 'threat', 'triage', 'procedure', 'block', 'comms', 'plan'],
  ...more,
});

describe('relevance', () => {
  it.each(readers)(
    'is not in the copy of %s, whose pages it does not rest on, and not in its navigation',
    (id) => {
      expect(siteFor(audienceOf(content, id)).href('/detect/relevance/')).toBeUndefined();
    },
  );

  it('shows a reader of use cases and threats what rests on their pages alone', () => {
    const audience = wide({ max_tlp: 'amber+strict' });
    const site = siteFor(audience);
    const { rows } = { rows: relevanceView(site) };
    const hidden = hiddenCanaries(fixture, audience);
    expect(hidden.size).toBeGreaterThan(10);
    const shown = JSON.stringify(rows);
    expect([...hidden].filter((canary) => shown.includes(canary))).toEqual([]);
    // One use case is kept from the provider: what it decided, and what it answers, stays with it.
    expect(rows.decided.map(({ title }) => title)).toEqual(['Of canary-case', 'Of mailbox-rule']);
    expect(rows.best.map(({ title }) => title)).toEqual(['Bank details']);
    expect(rows.hidden).toBe(2);
  });

  it('shows nothing of a threat that is above the reader, not even its reasons', () => {
    const site = siteFor(wide({ max_tlp: 'amber' }));
    expect(site.href('/detect/relevance/')).toBeUndefined();
    expect(relevanceView(site)).toMatchObject({ best: [], threats: [], connect: [] });
  });
});

describe('the page of the team', () => {
  const team = audienceOf(content, 'responder');

  it('says how it is made while nothing was weighed', () => {
    const site = buildSite({ ...siteFor(team), relevance: undefined });
    expect(site.href('/detect/relevance/')).toBe('/detect/relevance/');
    expect(relevanceView(site)).toMatchObject({
      title: 'No rules of others were weighed yet',
      asOf: undefined,
      best: [],
      leftOut: '',
    });
  });

  it('gives the finding, the best, the logs, the threats and what was decided', () => {
    const view = relevanceView(siteFor(team));
    expect(view.title).toBe('1 of 7 rules answers an open question, and waits for a decision');
    expect(view.counts.map(({ id, count }) => `${id} ${count}`)).toEqual([
      ...['enable 1', 'enable-tuned 0', 'needs-data 0', 'covered 1', 'decided 3', 'no-threat 2'],
    ]);
    expect(view.best[0]).toMatchObject({
      title: 'Bank details',
      state: { tone: 'ok', text: 'Enable' },
      threat: { href: '/threats/invoice-fraud/' },
      more: 1,
    });
    expect(view.decided[0]).toMatchObject({
      state: { text: 'Does not run' },
      where: { href: '/detect/use-cases/canary-case/' },
    });
  });

  it('of the starter lists each rule with the threat it helps most, and counts what is covered', async () => {
    const starter = await starterContent();
    const result = packWeighed(starter).file;
    const audience = audienceOf(starter, 'responder');
    const inputs = { metrics: undefined, audience, base: '/', today, history: new Map<string, never>() };
    const view = relevanceView(buildSite({ ...inputs, content: starter, relevance: result }));
    expect(view.hidden).toBe(0);
    expect(view.threats.flatMap(({ rules }) => rules)).toHaveLength(7);
    expect(view.threats[0]?.line).toBe('Very likely, high. 1 rule, 1 more covered');
    expect(view.connect).toEqual([{ log: 'windows process_access', sources: [], rules: 1, questions: 1 }]);
    expect(view.decided).toMatchObject([{ where: { title: 'Decision on the whole pack', href: undefined } }]);
    expect(view.leftOut).toContain('2 for threat hunting');
  });

  it('names at most twenty rules of a threat, and says how many more there are', () => {
    const many = Array.from({ length: 25 }, (_, index) =>
      rule({ title: `Bank ${index}`, techniques: ['T1657'], ...mail }),
    );
    const view = relevanceView(siteFor(team, weighed(content, many).file));
    expect(view.threats[0]).toMatchObject({ left: 5, line: expect.stringContaining('25 rules') });
    expect(view.best).toHaveLength(10);
  });

  it('marks a decision on an older version', () => {
    const [first, ...others] = file.rules.filter(({ decided }) => decided);
    const older = { ...first!, decided: { ...first!.decided!, older_version: true as const } };
    const view = relevanceView(siteFor(team, { ...file, rules: [older, ...others] }));
    expect(view.decided[0]?.state).toEqual({ tone: 'part', text: 'Decided on an older version' });
  });
});
