import { describe, expect, it } from 'vitest';
import { readContent } from '#lib/content/read.ts';
import { caseTemplate } from '#lib/views/respond/case-template.ts';
import { phaseViews } from '#lib/views/respond/flow.ts';
import { buildSite } from '#lib/views/site.ts';

const { content } = await readContent({ root: '.' });
const site = buildSite({
  ...{ content: content!, metrics: undefined, base: '/', today: '2026-11-24', history: new Map() },
  audience: content!.portal.audiences.find(({ id }) => id === 'responder')!,
});
interface Task {
  title: string;
  group: string;
  description: string;
  order: number;
  mandatory: boolean;
}
const tasksOf = (id: string) =>
  caseTemplate(
    site,
    site.content.entries.procedure.find((entry) => entry.id === id)!,
  )['tasks'] as Task[];

describe('a case template', () => {
  it.each(site.content.entries.procedure.map((entry) => [entry.id, entry] as const))(
    'of %s has a task a step, in the order of the page, by phase',
    (id, entry) => {
      const nodes = phaseViews(site, entry.document).phases.flatMap((phase) =>
        phase.nodes.map((node) => [phase.title, `${node.number} ${node.title}`]),
      );
      const tasks = tasksOf(id);
      expect(tasks.map(({ group, title }) => [group, title])).toEqual(nodes);
      expect(tasks.map(({ order }) => order)).toEqual(nodes.map((_, at) => at));
    },
  );

  it('calls mandatory what no answer passes over', () => {
    const ransomware = new Map(
      tasksOf('ransomware').map(({ title, mandatory }) => [title.replace(/^\S+ /, ''), mandatory]),
    );
    expect(ransomware.get('Unplug the backup systems from the network and leave them running')).toBe(true);
    expect(ransomware.get('Cut the links between sites and to the internet')).toBe(false);
    expect(ransomware.get('Rebuild every affected host from known media')).toBe(true);
  });

  it('has severity and TLP on the scales of the tool', () => {
    const entry = site.content.entries.procedure.find(({ id }) => id === 'ransomware')!;
    expect(caseTemplate(site, entry)).toMatchObject({ name: 'ransomware', severity: 4, tlp: 2, flag: false });
    const strict = { ...entry, data: { ...entry.data, tlp: 'amber+strict' as const } };
    expect(caseTemplate(site, strict)['tlp']).toBe(3);
  });

  it('shows commands as they are, whatever fence they hold', () => {
    const entry = structuredClone(site.content.entries.procedure.find(({ id }) => id === 'ransomware')!);
    const code = 'echo ```` > note.md';
    const phase = entry.document.nodes.find((node) => node.kind === 'phase')!;
    const step = phase.nodes.find((node) => node.kind === 'step')!;
    step.body = [{ kind: 'command', language: 'bash', code, hast: [], at: step.at }];
    const task = (caseTemplate(site, entry)['tasks'] as Task[]).find(({ title }) =>
      title.endsWith(step.title),
    )!;
    expect(task.description).toContain(`bash:\n\n\`\`\`\`\`\n${code}\n\`\`\`\`\``);
  });
});
