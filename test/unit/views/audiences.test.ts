import { beforeAll, describe, expect, it } from 'vitest';
import type { MetricResult } from '#lib/model/metrics.ts';
import type { AudienceId } from '#lib/model/vocabulary.ts';
import { dataView } from '#lib/views/measure/data.ts';
import { everyFigure } from '#lib/views/measure/every-figure.ts';
import { exceptionsView } from '#lib/views/detect/exceptions.ts';
import { homeView } from '#lib/views/home.ts';
import { chapterView } from '#lib/views/measure/chapter-page.ts';
import { measureJointView } from '#lib/views/measure/joint.ts';
import { measureView } from '#lib/views/measure/measure.ts';
import { numberView } from '#lib/views/measure/number.ts';
import { procedureView } from '#lib/views/respond/procedure.ts';
import { providerView } from '#lib/views/respond/provider.ts';
import { linkTo, relatedTo } from '#lib/views/related.ts';
import { rulePages } from '#lib/views/measure/rule-page.ts';
import { registerLinks } from '#lib/views/detect/registers.ts';
import { scopeMetrics } from '#lib/views/measure/scope-metrics.ts';
import { hasSection } from '#lib/views/section.ts';
import { shellView } from '#lib/views/shell.ts';
import { buildSite, page, type Site } from '#lib/views/site.ts';
import { threatsView } from '#lib/views/threats/threats.ts';
import { triageView } from '#lib/views/triage/triage.ts';
import {
  audienceOf,
  hiddenCanaries,
  readers,
  readFixture,
  scoped,
  type Fixture,
} from '#test/audiences/fixture.ts';
import { everyView } from './every-view.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await readFixture();
});

/** The site as the loader leaves it to an audience. */
function siteFor(id: AudienceId): Site {
  const audience = audienceOf(fixture.content, id);
  return buildSite({
    content: scoped(fixture.content, audience),
    metrics: scopeMetrics(audience, fixture.metrics),
    audience,
    base: '/',
    today: '2026-11-24',
    history: new Map(),
  });
}

describe('what a reader is shown', () => {
  it.each(readers)('holds nothing that was left out for %s, in any view', (id) => {
    const hidden = hiddenCanaries(fixture, audienceOf(fixture.content, id));
    expect(hidden.size).toBeGreaterThan(60);
    const leaks = [...everyView(siteFor(id))].flatMap(
      ([view, shown]) =>
        (JSON.stringify(shown) ?? '')
          .match(/canary[- ][a-z0-9-]+/g)
          ?.flatMap((found) => (hidden.has(found.replace(' ', '-')) ? [`${view}: ${found}`] : [])) ?? [],
    );
    expect(leaks).toEqual([]);
  });

  it('is everything for responders', () => {
    const shown = JSON.stringify([...everyView(siteFor('responder'))]);
    for (const part of [
      'insider-step-title',
      'threat-question',
      'plan-authority',
      'contact-primary',
      'metric-rule',
    ])
      expect(shown).toContain(`canary-${part}`);
  });
});

describe('a reference to a page this reader cannot open', () => {
  it('says what kind of page it is, and neither title nor id', () => {
    const site = siteFor('mssp');
    expect(linkTo(site, 'procedure/canary-insider')).toEqual({
      title: 'a playbook you cannot open',
      href: undefined,
    });
    expect(linkTo(site, 'exercise/canary-exercise').title).toBe('an exercise you cannot open');
    expect(linkTo(site, 'role/incident-coordinator').title).toBe('Incident coordinator');
  });

  it('keeps the sign that leads there, and the branch', () => {
    const site = siteFor('public');
    const view = procedureView(site, page(site, 'procedure', 'mailbox-takeover')!);
    expect(view.notThisIf[0]).toEqual({
      sign: 'Our own staff did it',
      goTo: { title: 'a playbook you cannot open', href: undefined },
    });
    const decision = view.phases[0]?.nodes.find((node) => node.kind === 'decision');
    expect(decision?.kind === 'decision' && decision.branches[1]?.goesTo.title).toBe(
      'a playbook you cannot open',
    );
    expect(view.threats).toEqual([]);
  });

  it('leaves a mark where a block of steps is not in the copy, and on the card', () => {
    const site = siteFor('public');
    const view = procedureView(site, page(site, 'procedure', 'mailbox-takeover')!);
    const steps = view.phases[0]?.nodes.map(({ title }) => title);
    expect(steps).toContain('Steps you cannot open');
    expect(JSON.stringify(view.phases[0])).toContain('Secure what the kiln recorded.');
    expect(view.card?.evidenceFirst.at(-1)).toEqual({ title: 'a step you cannot open', href: undefined });
  });

  it('is left out of lists of what belongs to a page', () => {
    const site = siteFor('mssp');
    const related = relatedTo(site, page(site, 'procedure', 'mailbox-takeover')!);
    expect(related.flatMap(({ links }) => links).filter(({ href }) => !href)).toEqual([]);
    expect(JSON.stringify(related)).not.toContain('cannot open');
  });

  it('escalates all the same', () => {
    const site = siteFor('mssp');
    const view = triageView(site, page(site, 'triage', 'mailbox-rule')!);
    expect(view.decide[2]?.escalate).toEqual({
      to: { title: 'a playbook you cannot open', href: undefined },
      severity: 'SEV2',
    });
    expect(view.knownBenign[0]?.exception).toBe('agreed');
    expect(view.procedures).toEqual([]);
  });
});

describe('the sections of a copy', () => {
  const navigation = (id: AudienceId) => shellView(siteFor(id)).navigation.map(({ title }) => title);

  it('are the processes it has pages of', () => {
    expect(navigation('responder')).toEqual(['Respond', 'Triage', 'Detect', 'Threats', 'Measure']);
    expect(navigation('mssp')).toEqual(['Respond', 'Triage', 'Detect', 'Measure']);
    expect(navigation('executive')).toEqual(['Respond', 'Threats', 'Measure']);
    expect(navigation('public')).toEqual(['Respond']);
  });

  it('leave out the handbook, but for how to read numbers, and who is late', () => {
    expect(siteFor('responder').href('/help/checks/')).toBe('/help/checks/');
    expect(siteFor('mssp').href('/help/checks/')).toBeUndefined();
    expect(siteFor('executive').href('/help/reading-charts/')).toBe('/help/reading-charts/');
    expect(siteFor('public').href('/help/reading-charts/')).toBeUndefined();
    expect(siteFor('public').href('/due/')).toBeUndefined();
  });

  it('lead to the plan when something happens and there is no playbook', () => {
    expect(shellView(siteFor('executive')).symptoms).toBe('/respond/plan/');
    expect(shellView(siteFor('public')).symptoms).toBe('/respond/i-see/');
  });

  it('say the highest TLP, and keep search engines out of all but the public one', () => {
    expect(shellView(siteFor('responder'))).toMatchObject({ tlp: 'amber+strict', noindex: true });
    expect(shellView(siteFor('public'))).toMatchObject({ tlp: 'clear', noindex: false });
  });

  it('make no statement on coverage that their pages cannot prove', () => {
    expect(siteFor('executive').href('/detect/coverage/')).toBeUndefined();
    expect(threatsView(siteFor('executive')).rows.map(({ detection }) => detection)).toEqual([undefined]);
    expect(threatsView(siteFor('responder')).rows.every(({ detection }) => detection)).toBe(true);
  });
});

const numberless: Omit<MetricResult, 'metric'> = {
  ...{ definition: 1, period: '2026', slice: {}, status: 'not-in-source', unit: 'share', n: 0, k: 0 },
};

describe('the numbers', () => {
  it('of an executive are few, overall, and name nobody', () => {
    const view = measureView(siteFor('executive'))!;
    expect(view.numbers.map(({ title }) => title)).toEqual([
      'Incidents',
      'Time to contain',
      'Time to resolve',
    ]);
    expect(chapterView(siteFor('executive'), 'response')?.figures.map(({ id }) => id)).toEqual([
      ...['incidents', 'time-to-contain', 'time-to-resolve'],
    ]);
    expect(chapterView(siteFor('executive'), 'detection')).toBeUndefined();
    expect(dataView(siteFor('executive'))).toBeUndefined();
    const metrics = scopeMetrics(audienceOf(fixture.content, 'executive'), fixture.metrics)!;
    expect(metrics.results.filter(({ slice, cases }) => Object.keys(slice).length > 0 || cases)).toEqual([]);
    expect(metrics.sources.flatMap(({ files }) => files)).toEqual([]);
  });

  it('of an executive lead to no rule, source, team or definition beyond the few', () => {
    const site = siteFor('executive');
    for (const path of ['/measure/detection/', '/measure/joint/', '/measure/data/', '/measure/triage/'])
      expect(site.href(path), path).toBeUndefined();
    expect(site.href('/measure/response/')).toBe('/measure/response/');
    expect(site.href('metric/time-to-contain')).toBe('/help/definitions/#time-to-contain');
    expect(site.href('metric/rule-precision')).toBeUndefined();
    expect([...rulePages(site)]).toEqual([]);
  });

  it('of the provider hold its own part of the joint page, and not our clock', () => {
    const parts = (id: AudienceId) => measureJointView(siteFor(id))?.parts.map((part) => part.id);
    expect(parts('responder')).toContain('ours');
    expect(parts('mssp')).toEqual(parts('responder')?.filter((id) => id !== 'ours'));
    // Nor which file of ours would answer.
    const absent = { ...numberless, metric: 'verdict-agreement', missing: ['content/exports/x.csv'] };
    const line = (id: AudienceId) => numberView(siteFor(id), 'verdict-agreement', absent).lines.join();
    expect([line('responder'), line('mssp')]).toEqual([
      'missing: content/exports/x.csv',
      'not in our exports',
    ]);
  });

  it('of the public are none', () => {
    expect(scopeMetrics(audienceOf(fixture.content, 'public'), fixture.metrics)).toBeUndefined();
    expect(siteFor('public').href('/measure/')).toBeUndefined();
    expect(siteFor('public').href('metric/incidents')).toBeUndefined();
    expect([...everyFigure(siteFor('public'))]).toEqual([]);
  });
});

describe('the start page', () => {
  it('of the provider holds whom to call, its clock, what it may do, the joint guides and its exceptions', () => {
    const view = providerView(siteFor('mssp'));
    expect(view.contacts.map(({ role }) => role)).toEqual(['Provider']);
    expect(view.clock).toEqual([{ level: 'High', acknowledge: '15 min', decide: '1 h', here: false }]);
    expect(view.authority.map(({ standing }) => standing)).toEqual([true]);
    expect(view.guides.map(({ link, joint }) => [link.href, joint.clock[0]?.decide])).toEqual([
      ['/triage/mailbox-rule/', '30 min'],
    ]);
    expect(view.exceptions.map(({ link, state }) => [link.href, state.text])).toEqual([
      ['/detect/use-cases/mailbox-rule/#canary-case2-exception', 'Applied 2 Oct 2026'],
    ]);
    expect(view.due.map(({ kind }) => kind)).toEqual([
      'Use case, refresh of baseline "canary-case2-baseline"',
    ]);
  });

  it('of an executive ranks threats instead of playbooks, and calls nobody', () => {
    const view = homeView(siteFor('executive'));
    expect(view).toMatchObject({ ask: false, contacts: undefined, playbooks: [] });
    expect(view.threats).toHaveLength(1);
    expect(view.due.every(({ settle }) => settle === '')).toBe(true);
  });
});

describe('the registers of detection', () => {
  it('are for those who have something to read there', () => {
    const has = (id: AudienceId) => registerLinks(siteFor(id)).map((link) => link.id);
    expect(has('responder')).toEqual([
      ...['use-cases', 'coverage', 'validation', 'exceptions', 'data-sources', 'relevance', 'trace'],
    ]);
    expect(has('mssp')).toEqual(['use-cases', 'validation', 'exceptions']);
    expect(has('executive')).toEqual([]);
    expect(has('public')).toEqual([]);
  });

  it('show the provider the exceptions it has a part in, and nobody else outside any', () => {
    const unasked = { asked_provider_on: undefined, applied_on: undefined };
    const shown = (id: AudienceId, change: object = {}) => {
      const site = siteFor(id);
      const entries = site.content.entries['use-case'].map((entry) => {
        const exceptions = entry.data.exceptions?.map((row) => ({ ...row, ...change }));
        return { ...entry, data: { ...entry.data, exceptions } };
      });
      const content = { ...site.content, entries: { ...site.content.entries, 'use-case': entries } };
      return exceptionsView({ ...site, content }).exceptions.map(({ id: one }) => one);
    };
    expect(shown('mssp')).toEqual(['canary-case2-exception']);
    expect(shown('mssp', unasked)).toEqual([]);
    expect(shown('responder', unasked)).toContain('canary-case2-exception');
    expect(shown('public')).toEqual([]);
  });

  it('keep the files of a register from a reader who does not have it', () => {
    for (const path of ['detect/exceptions/expiries.ics', 'detect/coverage/gaps.csv', 'detect/trace/'])
      expect([hasSection(siteFor('responder'), path), hasSection(siteFor('public'), path)]).toEqual([
        true,
        false,
      ]);
  });
});
