import { describe, expect, it } from 'vitest';
import { readContent } from '#lib/content/read.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import type { AudienceId } from '#lib/model/vocabulary.ts';
import { homeView } from '#lib/views/home.ts';
import { messageView } from '#lib/views/respond/message.ts';
import { procedureView } from '#lib/views/respond/procedure.ts';
import { severityViews } from '#lib/views/respond/severity.ts';
import { buildSite, page, type Site } from '#lib/views/site.ts';
import { triageView } from '#lib/views/triage/triage.ts';

const { content } = await readContent({ root: '.' });
const whole = content as Content;

function siteFor(id: AudienceId, change: Partial<Content['portal']> = {}): Site {
  const portal = { ...whole.portal, ...change };
  const audience = portal.audiences.find((one) => one.id === id) as Content['portal']['audiences'][number];
  const inputs = {
    metrics: undefined,
    audience,
    base: '/',
    today: '2026-11-24',
    history: new Map<string, never>(),
  };
  return buildSite({ ...inputs, content: { ...whole, portal } });
}

const team = siteFor('responder');
const guide = page(team, 'triage', 'mailbox-rule-forwarding') as Entry<'triage'>;
const ransomware = page(team, 'procedure', 'ransomware') as Entry<'procedure'>;

describe('a guide as one answers it', () => {
  const { answering, escalations, joint } = triageView(team, guide);

  it('leads to the playbook with its severity', () => {
    expect(answering?.rows[3]?.escalate?.href).toBe('/respond/procedures/account-compromise/?severity=SEV2');
    expect(escalations.map(({ severity }) => severity)).toEqual(['SEV2']);
  });

  it('asks for the words of its close note, and for no other capitals', () => {
    expect(answering?.variables).toEqual([
      'RULENAME',
      'MAILBOX',
      'ACTION',
      'TARGET',
      'TIME',
      'ADDRESS',
      'ANSWER',
    ]);
  });

  it('speaks to the provider, and in the copy of the provider to us', () => {
    expect(answering?.other).toMatchObject({ name: 'Fjordwatch', gets: [] });
    expect(answering?.other?.sends.length).toBeGreaterThan(2);
    const theirs = triageView(siteFor('mssp'), guide).answering?.other;
    expect(theirs).toMatchObject({ name: 'Kestrel Valve', sends: [], gets: answering?.other?.sends });
  });

  it('knows the clock of its own alerts, worst level first', () => {
    const levels = joint?.clock.map(({ level }) => level);
    expect(levels).toEqual(['Critical', 'High', 'Medium', 'Low']);
    expect(joint?.pace).toEqual(joint?.clock.find(({ here }) => here));
    expect(joint?.pace?.acknowledge).toBe('15 min');
  });

  it('is not answered while it decides nothing', () => {
    const draft = { ...guide.data, decide: undefined };
    expect(triageView(team, { ...guide, data: draft }).answering).toBeUndefined();
  });
});

describe('how bad it is', () => {
  it('says what one sees, who declares it, and how it steps down', () => {
    const [worst] = severityViews(team);
    expect(worst).toMatchObject({
      id: 'SEV1',
      declare: 'incident coordinator, deputy, technical lead and provider',
    });
    expect(worst?.questions.length).toBeGreaterThan(0);
    expect(worst?.stepDown).toMatch(/^SEV2 when/);
  });

  it('does without what portal.yaml leaves out', () => {
    const bare = whole.portal.severities.map((row) => ({
      ...row,
      ...{ questions: undefined, declare: undefined, step_down: undefined },
    }));
    for (const row of severityViews(siteFor('responder', { severities: bare })))
      expect(row).toMatchObject({ questions: [], declare: undefined, stepDown: undefined });
  });

  it('is on the start page with every playbook in force, six of them first', () => {
    const { playbooks } = homeView(team);
    expect(playbooks.filter(({ first }) => first)).toHaveLength(6);
    expect(playbooks.length).toBe(whole.entries.procedure.length);
    const found = playbooks.find(({ head }) => head.reference === 'procedure/ransomware');
    expect(found?.rules.map(({ then }) => then)).toEqual(['SEV1', 'SEV2', 'SEV3']);
  });
});

describe('the steps of a role', () => {
  const { roleLists, first, phases } = procedureView(team, ransomware);
  const nodes = phases.flatMap((phase) => phase.nodes);

  it('hold every step once, and all of them again for one person', () => {
    const alone = roleLists.find(({ id }) => id === 'alone');
    const others = roleLists.filter(({ id }) => id !== 'alone').flatMap(({ steps }) => steps);
    const inOrder = (list: (string | undefined)[]) => list.toSorted((a = '', b = '') => (a < b ? -1 : 1));
    const hrefs = inOrder(nodes.map(({ id }) => `#${id}`));
    expect(inOrder(others.map(({ href }) => href))).toEqual(hrefs);
    expect(inOrder(alone?.steps.map(({ href }) => href) ?? [])).toEqual(hrefs);
    expect(first?.href).toBe(`#${nodes[0]?.id}`);
  });

  it('follow the order for one person where the content gives one', () => {
    const entry = page(team, 'procedure', 'account-compromise') as Entry<'procedure'>;
    const steps = procedureView(team, entry).roleLists.find(({ id }) => id === 'alone')?.steps ?? [];
    const at = (id: string) => steps.findIndex(({ href }) => href === `#${id}`);
    expect(at('warn-finance')).toBeGreaterThanOrEqual(0);
    expect(at('warn-finance')).toBeLessThan(at('switch-off-rules'));
  });
});

describe('a message', () => {
  const message = (id: string) => messageView(team, page(team, 'comms', id) as Entry<'comms'>);

  it('is cut where it is sent apart, and advice has nothing to copy', () => {
    const { words, parts } = message('internal-holding');
    expect(words).toEqual(['DEVICEACTION', 'SERVICEDESKNUMBER', 'NEXTUPDATE', 'SYSTEMS']);
    expect(parts.map(({ sent }) => sent)).toEqual([true, true, false]);
  });

  it('marks each word to fill in, and nothing else in capitals', () => {
    const html = JSON.stringify(message('internal-holding').parts);
    expect(html).toContain('<var>NEXTUPDATE</var>');
    expect(html).not.toContain('<var>SMS</var>');
    expect(html).not.toContain('<var>IT</var>');
  });

  it.each(whole.entries.comms.map(({ id }) => id))('%s asks for every word it declares', (id) => {
    const { data } = page(team, 'comms', id) as Entry<'comms'>;
    expect(message(id).words.toSorted()).toEqual((data.variables ?? []).toSorted());
  });
});
