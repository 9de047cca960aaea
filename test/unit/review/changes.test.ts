import { describe, expect, it } from 'vitest';
import { ReviewProblem } from '#lib/review/problem.ts';
import { compare } from '#lib/review/compare.ts';
import { procedure, pullRequest, useCase } from './repository.ts';

describe('five changes as they come', () => {
  it('a step is added, and one runs later', async () => {
    const change = pullRequest();
    change.edit(
      procedure,
      '<Step id="delete-rules"',
      '<Step id="tell-owner" role="technical-lead" within="30m">\n\n### Tell the owner by telephone\n\n</Step>\n\n<Step id="delete-rules"',
    );
    change.edit(procedure, 'role="mssp" within="20m"', 'role="mssp" within="40m"');
    expect(await change.text()).toMatchInlineSnapshot(`
      "1 changed file.

      Refused by check
        - content/incident-response/procedures/mailbox-takeover.mdx:73  "tell-owner" is due within 30m, but "end-sessions" before it within 40m

      Steps, decisions and questions
        - content/incident-response/procedures/mailbox-takeover.mdx:67  end-sessions: within is 40m, was 20m
        - content/incident-response/procedures/mailbox-takeover.mdx:73  step added after end-sessions: tell-owner Tell the owner by telephone

      Ask: incident-coordinator
      "
    `);
  });

  it('an approval is dropped and a severity is lower', async () => {
    const change = pullRequest();
    change.edit(procedure, 'default_severity: SEV2', 'default_severity: SEV3');
    change.edit(procedure, 'approval="incident-coordinator"', 'approval="technical-lead"');
    expect(await change.text()).toMatchInlineSnapshot(`
      "1 changed file.

      Severity, approval and authority
        - content/incident-response/procedures/mailbox-takeover.mdx  default_severity is SEV3, was SEV2
        - content/incident-response/procedures/mailbox-takeover.mdx:73  delete-rules: approval is technical-lead, was incident-coordinator

      Ask: incident-coordinator
      "
    `);
  });

  it('a page is opened to more readers in the change that adds to it', async () => {
    const change = pullRequest();
    change.edit(procedure, 'status: draft', 'status: draft\ntlp: clear');
    change.edit(
      procedure,
      'Work top to bottom.',
      'Work top to bottom, and keep the administrator’s number ready.',
    );
    expect(await change.text()).toMatchInlineSnapshot(`
      "1 changed file.

      Who may read it
        - content/incident-response/procedures/mailbox-takeover.mdx  TLP lowered to clear, was amber

      Other words
        - content/incident-response/procedures/mailbox-takeover.mdx  the text changed

      Ask: incident-coordinator
      "
    `);
  });

  it('an exception is extended', async () => {
    const change = pullRequest();
    change.edit(useCase, 'expires: 2027-01-01', 'expires: 2027-06-01');
    expect(await change.text()).toMatchInlineSnapshot(`
      "1 changed file.

      Exceptions
        - content/use-cases/mailbox-rule.mdx  extended: order-mailbox ends 2027-06-01, was 2027-01-01

      Ask: technical-lead
      "
    `);
  });

  it('a live use case is paused, and a review moves back', async () => {
    const change = pullRequest();
    change.edit(useCase, 'lifecycle: live', 'lifecycle: paused');
    change.edit(useCase, 'reviewed: 2026-11-01', 'reviewed: 2026-09-01');
    expect(await change.text()).toMatchInlineSnapshot(`
      "1 changed file.

      Severity, approval and authority
        - content/use-cases/mailbox-rule.mdx  lifecycle is paused, was live

      Coverage
        - content/threats/invoice-fraud.mdx  invoice-fraud on mailboxes is gap, was validated

      Dates that move backwards
        - content/use-cases/mailbox-rule.mdx  reviewed is 2026-09-01, was 2026-11-01

      Ask: technical-lead
      "
    `);
  });
});

describe('a review', () => {
  it('of nothing says so', async () => {
    expect(await pullRequest().text()).toBe('0 changed files.\n');
  });

  it('sees a step removed and one moved, by id', async () => {
    const change = pullRequest();
    change.edit(procedure, '<Ref to="end-sessions" />', 'the next');
    const text = change.git('show', `main:${procedure}`);
    const step = /<Step id="export-rules"[^]*?<\/Step>\n\n/.exec(text)?.[0] ?? '';
    change.write(procedure, text.replace(step, '').replace('</Phase>', `${step}</Phase>`));
    expect(await change.text()).toContain('step moved: export-rules now comes after delete-rules');
    change.write(procedure, text.replace(/<Step id="delete-rules"[^]*?<\/Step>\n\n/, ''));
    expect(await change.text()).toContain('step removed: delete-rules Delete the hostile rules');
  });

  it('against a branch git does not know is refused with a hint', async () => {
    const { root } = pullRequest();
    await expect(compare(root, 'nowhere', () => '2026-11-24')).rejects.toThrow(ReviewProblem);
  });
});
