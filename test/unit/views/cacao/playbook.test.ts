import { describe, expect, it } from 'vitest';
import { readContent } from '#lib/content/read.ts';
import type { Entry } from '#lib/model/entry.ts';
import { cacaoPlaybook } from '#lib/views/cacao/playbook.ts';
import { phaseViews } from '#lib/views/respond/flow.ts';
import { buildSite, type Site } from '#lib/views/site.ts';
import { execute } from './execute.ts';
import { brokenRules } from './rules.ts';

const { content } = await readContent({ root: '.' });
const site: Site = buildSite({
  ...{ content: content!, metrics: undefined, base: '/', today: '2026-11-24', history: new Map() },
  audience: content!.portal.audiences.find(({ id }) => id === 'responder')!,
});
const playbooks = site.content.entries.procedure;
type Fields = Record<string, unknown>;
const made = (entry: Entry<'procedure'>) => cacaoPlaybook(site, entry);
const ransomware = playbooks.find(({ id }) => id === 'ransomware')!;

describe('a playbook as CACAO 2.0', () => {
  it.each(playbooks.map((entry) => [entry.id, entry] as const))('%s breaks no rule', (_, entry) => {
    expect(brokenRules(made(entry))).toEqual([]);
  });

  it.each(playbooks.map((entry) => [entry.id, entry] as const))(
    '%s with every default answer is done in the order of the page',
    (_, entry) => {
      const {
        workflow,
        workflow_start: start,
        playbook_variables: variables,
      } = made(entry) as Record<string, Fields>;
      const answer = (name: string) => String((variables![name] as Fields)['value']);
      const done = execute(start as unknown as string, workflow as Record<string, Fields>, answer);
      const { phases } = phaseViews(site, entry.document);
      const nodes = phases.flatMap((phase) => phase.nodes);
      const way: string[] = [];
      for (let at = 0; at < nodes.length;) {
        const node = nodes[at]!;
        way.push(`${node.number} ${node.title}`);
        at += 1;
        if (node.kind === 'step') continue;
        const taken = node.branches.find(({ isDefault }) => isDefault)!;
        if (taken.leaves) {
          if (taken.goesTo.href) way.push(taken.goesTo.title);
          break;
        }
        at = nodes.findIndex(({ id }) => `#${id}` === taken.goesTo.href);
      }
      expect(done).toEqual(way);
    },
  );

  it('is the same twice, and has its id from its address', () => {
    expect(JSON.stringify(made(ransomware))).toBe(JSON.stringify(made(ransomware)));
    const moved: Site = { ...site, base: '/elsewhere/' };
    expect(cacaoPlaybook(moved, ransomware)['id']).not.toBe(made(ransomware)['id']);
    // As Python computes it: uuid.uuid5(uuid.NAMESPACE_URL, "https://…/respond/procedures/ransomware/").
    expect(made(ransomware)['id']).toBe('playbook--88abb3ea-b7c7-5eba-af2d-405490d108dd');
  });

  it('says who, when, and what must be true first', () => {
    const { workflow, agent_definitions: agents } = made(ransomware) as Record<
      string,
      Record<string, Fields>
    >;
    const steps = Object.values(workflow!);
    const backups = steps.find(({ name }) => String(name).includes('backup'))!;
    expect(backups['description']).toMatch(/^Owner: .*\. Due T\+/);
    expect((agents![String(backups['agent'])] as Fields)['name']).toBeTruthy();
    expect(JSON.stringify(steps)).toContain('Needs a yes from the');
  });

  it('is no HTML, and carries commands byte for byte', () => {
    const { workflow } = made(ransomware) as Record<string, Record<string, Fields>>;
    const commands = Object.values(workflow!).flatMap(({ commands }) => (commands ?? []) as Fields[]);
    for (const { command = '' } of commands) expect(command).not.toMatch(/<\/?(p|li|code|a|em|strong)\b/);
    const scripts = commands.flatMap(({ command_b64: code }) =>
      code ? [Buffer.from(code as string, 'base64').toString('utf8')] : [],
    );
    expect(scripts.length).toBeGreaterThan(2);
    const source = JSON.stringify([
      ransomware.document,
      ...site.content.entries.block.map(({ document }) => document),
    ]);
    for (const script of scripts) expect(source).toContain(JSON.stringify(script).slice(1, -1));
  });

  it('leaves out what this reader cannot open', () => {
    const hidden: Site = buildSite({
      ...site,
      audience: { ...site.audience, show_sources: false },
      content: {
        ...site.content,
        entries: { ...site.content.entries, block: [], procedure: [ransomware], role: [] },
      },
    });
    const file = cacaoPlaybook(hidden, ransomware);
    expect(brokenRules(file)).toEqual([]);
    expect(JSON.stringify(file)).toContain('Ask the incident coordinator before you go on');
    expect(JSON.stringify(file)).not.toContain('playbook-action--');
    expect(JSON.stringify(file)).not.toContain(ransomware.data.sources?.[0]?.url ?? 'no source');
  });
});

describe('the rules', () => {
  const spoilt: [string, (file: Fields) => void][] = [
    ['modified lies before created', (file) => (file['modified'] = '1999-01-01T00:00:00.000Z')],
    ['no RFC 3339 time', (file) => (file['created'] = '2026-11-24T10:00:00+01:00')],
    [
      'which is no step',
      ({ workflow }) => void delete inside(workflow)[Object.keys(inside(workflow)).at(-1)!],
    ],
    [
      'cannot be reached',
      ({ workflow }) => (inside(workflow)['end--6a8a1a3c-5d3b-4d7e-9a34-2b8a2f1c9d10'] = { type: 'end' }),
    ],
    ['is not defined', (file) => (file['agent_definitions'] = {})],
    ['is no playbook type', (file) => (file['playbook_types'] = ['response'])],
    [
      'is not the definition of its TLP level',
      (file) =>
        Object.assign(Object.values(inside(file['data_marking_definitions']))[0]!, {
          tlpv2_level: 'TLP:RED',
        }),
    ],
    ['is not declared', (file) => (file['playbook_variables'] = {})],
    [
      'if_logic is not true',
      (file) => Object.assign(inside(file['playbook_processing_summary']), { if_logic: false }),
    ],
    [
      'ends in',
      ({ workflow }) => {
        const condition = Object.values(inside(workflow)).find(
          ({ type }) => type === 'if-condition',
        ) as Fields;
        condition['on_false'] = condition['on_true'];
      },
    ],
  ];
  const inside = (value: unknown) => value as Record<string, Record<string, unknown>>;

  it.each(spoilt)('see that %s', (says, spoil) => {
    const file = structuredClone(made(ransomware));
    spoil(file);
    expect(brokenRules(file).join('\n')).toContain(says);
  });
});
