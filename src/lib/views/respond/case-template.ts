import type { Entry } from '#lib/model/entry.ts';
import { tlps, type Severity } from '#lib/model/vocabulary.ts';
import { itemsOf } from '#lib/views/cacao/items.ts';
import type { Fields, Item } from '#lib/views/cacao/workflow.ts';
import { phaseViews } from './flow.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

/** TheHive's scale is 1 to 4, the worst last. */
const severities: Record<Severity, number> = { SEV1: 4, SEV2: 3, SEV3: 2, SEV4: 1 };

/**
 * A playbook as a case template of TheHive 5: its steps and decisions are tasks, in their order, grouped by phase.
 * Mandatory is what no answer passes over. The shape is that of `POST /api/v1/caseTemplate`.
 */
export function caseTemplate(site: Site, entry: Entry<'procedure'>): Fields {
  const { data } = entry;
  const { phases, labels } = phaseViews(site, entry.document);
  const same = (words: string) => words;
  const { items } = itemsOf(site, entry, {
    ...{ phases, labels, agent: same, playbook: same, activity: () => undefined },
  });
  const groups = phases.flatMap(({ title, nodes }) => nodes.map(() => title));
  return {
    name: entry.id,
    displayName: data.title.slice(0, 64),
    description: data.summary,
    ...(data.default_severity && { severity: severities[data.default_severity] }),
    tlp: tlps.indexOf(data.tlp),
    tags: [...new Set([data.category, ...(data.tags ?? [])])],
    flag: false,
    tasks: items.map((item, at) => ({
      title: String(item.fields['name']).slice(0, 128),
      group: groups[at] ?? inWords('identification'),
      description: inMarkdown(item.fields),
      order: at,
      mandatory: !isPassedOver(items, at),
      flag: false,
    })),
  };
}

/** Whether an answer before it leads to somewhere behind it. */
function isPassedOver(items: readonly Item[], at: number): boolean {
  return items
    .slice(0, at)
    .some(({ decision }) =>
      decision?.branches.some(({ target }) => typeof target === 'object' && 'at' in target && target.at > at),
    );
}

/** Facts, words and commands of a task. A fence is longer than any in the command it holds. */
function inMarkdown({ description, commands }: Fields): string {
  const parts = (commands as Fields[]).map(({ command, command_b64: encoded, description: where }) => {
    if (typeof encoded !== 'string') return String(command);
    const code = Buffer.from(encoded, 'base64').toString('utf8');
    const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${String(where)}:\n\n${fence}\n${code}\n${fence}`;
  });
  return [description, ...parts].join('\n\n');
}
