import { beforeEach, describe, expect, it } from 'vitest';
import type { Content } from '#lib/model/entry.ts';
import type { VendorRule } from '#lib/rules/rule.ts';
import { copyOf, rule, starterContent, weighed } from './content.ts';

const starter = await starterContent();
let content: Content;
beforeEach(() => {
  content = copyOf(starter);
});

/** One question on T1114.003 in two mailbox scopes, answered by nobody, but for what a case changes. */
function ask(change: Record<string, unknown> = {}): void {
  const [threat] = content.entries.threat;
  content.entries.threat = [threat!];
  content.entries['use-case'] = [];
  content.registries['vendor-packs'] = [];
  Object.assign(threat!, { id: 'reader' });
  Object.assign(threat!.data, {
    ...{ likelihood: 4, impact: 4, assets: ['user-mailboxes', 'finance-mailboxes'] },
    techniques: ['T1114.003', 'T1657', 'T1059'],
    detection_questions: [
      {
        ...{ id: 'forwards', question: 'Do we see it?', techniques: ['T1114.003'] },
        ...{ data_sources: ['m365-unified-audit'], answered_by: ['nobody'], ...change },
      },
    ],
  });
}

const row = (more: Partial<VendorRule> = {}) => weighed(content, [rule(more)]).file.rules[0]!;

describe('a rule is recommended', () => {
  it('to be enabled when it answers what nothing detects and its log arrives', () => {
    ask();
    expect(row()).toMatchObject({
      recommendation: 'enable',
      reason: 'It looks for T1114.003, which nothing detects on user mailboxes and finance mailboxes.',
      threats: [{ threat: 'reader', questions: ['forwards'], open: ['forwards'] }],
      data_sources: ['m365-unified-audit'],
      decided: null,
    });
  });

  it('to be tuned first when something about it is noisy', () => {
    ask();
    expect(row({ noisy: 'is experimental' })).toMatchObject({
      recommendation: 'enable-tuned',
      reason: expect.stringMatching(/mailboxes; tune it first, it is experimental\.$/),
    });
  });

  it('to be tuned when the gap was accepted: nobody asked for it to be closed', () => {
    const gap = {
      reason: 'x',
      status: 'accepted',
      owner: 'legal',
      accepted_by: 'legal',
      until: '2027-01-01',
    };
    ask({ gap, answered_by: undefined });
    expect(row()).toMatchObject({
      recommendation: 'enable-tuned',
      reason: expect.stringMatching(
        /, which we accepted not to detect on .*; weigh it against why that was accepted\.$/,
      ),
    });
  });

  it('to be read first when the question rests on another log: a technique is a broad word', () => {
    ask({ data_sources: ['mail-security', 'entra-audit'] });
    expect(row()).toMatchObject({
      recommendation: 'enable-tuned',
      reason: expect.stringMatching(
        /; read it first, the question rests on Mail delivery and clicks and Entra ID audit logs\.$/,
      ),
    });
    ask({ data_sources: undefined });
    expect(row().recommendation).toBe('enable');
  });

  it('to wait for data when no source is known, or the one that is known is not connected', () => {
    ask();
    const needs = [[{ product: 'mail', service: 'gateway' }]];
    expect(row({ needs })).toMatchObject({
      recommendation: 'needs-data',
      reason: expect.stringMatching(/, but no data source of ours holds mail gateway\.$/),
      data_sources: [],
    });
    const gateway = content.registries['data-sources'].find(({ id }) => id === 'mail-gateway')!;
    gateway.sigma_logsources = [{ product: 'mail' }];
    expect(row({ needs })).toMatchObject({
      recommendation: 'needs-data',
      reason: expect.stringMatching(/, but Mail gateway log is not connected\.$/),
      data_sources: ['mail-gateway'],
    });
    expect(row({ needs: [] }).reason).toMatch(/, but it does not say which log it reads\.$/);
  });

  it('not, when no question asks for it, and says why', () => {
    ask();
    const reason = (techniques: string[]) => {
      const { recommendation, reason } = row({ techniques });
      expect(recommendation).toBe('no-threat');
      return reason;
    };
    expect(reason([])).toBe('It names no ATT&CK technique, so nothing ties it to a threat.');
    expect(reason(['T9999'])).toBe('It names T9999, which ATT&CK v19 does not have.');
    expect(reason(['T1490'])).toBe('No threat of ours uses T1490.');
    expect(reason(['T1657'])).toBe('A threat of ours uses T1657, but no question asks to see it.');
    expect(reason(['T1114'])).toBe(
      'It names T1114, and what is asked for is T1114.003: too broad to answer it.',
    );
  });

  it('not, when its log tells of other scopes, even one that is not listed', () => {
    ask();
    const elsewhere = (needs: VendorRule['needs']) => row({ needs }).reason;
    expect(elsewhere([[{ product: 'aws', service: 'cloudtrail' }]])).toBe(
      'It reads CloudTrail management events, from none of the scopes where T1114.003 is asked for.',
    );
    expect(elsewhere([[{ product: 'windows', category: 'dns_query' }]])).toBe(
      'It reads windows dns_query, from none of the scopes where T1114.003 is asked for.',
    );
  });

  it('not, when a use case answers: tested, never tested, or tested too long ago', () => {
    ask({ answered_by: ['forward-rule'], scopes: ['user-mailboxes'] });
    const useCase = copyOf(starter).entries['use-case'].find(({ id }) => id === 'mailbox-forward-rule')!;
    const test = useCase.data.validations!.find(({ scope }) => scope === 'user-mailboxes')!;
    content.entries['use-case'] = [{ ...useCase, id: 'forward-rule' }];
    const state = (validations: unknown[]) => {
      Object.assign(content.entries['use-case'][0]!.data, { validations, content: [] });
      return row();
    };
    const found = {
      ...test,
      technique: 'T1114.003',
      result: 'detected',
      method: 'atomic',
      valid_for: '180d',
    };
    expect(state([{ ...found, date: '2026-11-01' }])).toMatchObject({
      recommendation: 'covered',
      reason: 'A tested use case detects T1114.003 on user mailboxes.',
      use_cases: ['forward-rule'],
      threats: [{ questions: ['forwards'], open: [] }],
    });
    expect(state([]).reason).toMatch(/never tested: test it before adding rules\.$/);
    expect(state([{ ...found, date: '2025-01-01' }]).reason).toMatch(/its test is too old: test it again/);
    expect(state([{ ...found, result: 'not-detected', date: '2026-11-01' }])).toMatchObject({
      recommendation: 'enable',
      reason: 'It looks for T1114.003, which our test did not detect on user mailboxes.',
    });
  });
});

describe('techniques', () => {
  it('of a finer kind answer for the broader, never the reverse', () => {
    ask({ techniques: ['T1114'] });
    expect(row({ techniques: ['T1114.003'] }).recommendation).toBe('enable');
    ask({ techniques: ['T1114.003'] });
    expect(row({ techniques: ['T1114'] }).recommendation).toBe('no-threat');
  });

  it.each([
    ['T1562.001', 'T1685'],
    ['T1086', 'T1059.001'],
    ['T1002', 'T1560'],
  ])('%s of an older ATT&CK is found as %s', (old, now) => {
    ask({ techniques: [now] });
    expect(row({ techniques: [old] }).recommendation).toBe('enable');
    ask({ techniques: [old] });
    expect(row({ techniques: [now] }).recommendation).toBe('enable');
  });
});

describe('logs', () => {
  const recommended = (needs: VendorRule['needs']) => row({ needs }).recommendation;

  it('fit a row that asks for nothing they do not have', () => {
    ask();
    expect(recommended([[{ product: 'M365', service: 'anything' }]])).toBe('enable');
    expect(recommended([[{ service: 'audit' }]])).toBe('needs-data');
    const audit = content.registries['data-sources'].find(({ id }) => id === 'm365-unified-audit')!;
    audit.sigma_logsources = [{ product: 'm365', service: 'audit' }];
    expect(recommended([[{ product: 'm365', service: 'exchange' }]])).toBe('needs-data');
    expect(recommended([[{ service: 'audit' }]])).toBe('enable');
    expect(recommended([[{ name: 'microsoft 365' }]])).toBe('enable');
    audit.sigma_logsources = [{}];
    expect(recommended([[{ product: 'm365' }]])).toBe('needs-data');
  });

  it('of one group are alternatives, several groups are all needed', () => {
    ask();
    const [here, nowhere] = [{ product: 'm365' }, { product: 'nowhere' }];
    expect(recommended([[nowhere, here]])).toBe('enable');
    expect(recommended([[here], [nowhere]])).toBe('needs-data');
    expect(recommended([[here], [here]])).toBe('enable');
  });
});
