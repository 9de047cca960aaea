import { coverage, totalScore } from '#lib/coverage/coverage.ts';
import type { CollectionName } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import { headView } from './head.ts';
import { judgedContent } from '#lib/views/detect/judged.ts';
import { page, referenceOf, type Site } from './site.ts';
import { proven } from '#lib/views/detect/use-case.ts';

/** A file for programs: what stands on pages this reader has, and nothing else. */
export interface ApiFile {
  /** `procedures`, for `api/procedures.json`. */
  name: string;
  /** What one item is, in words. */
  holds: string;
  items: Record<string, unknown>[];
  /** Beside the items: totals. */
  totals?: Record<string, number> | undefined;
}

/** The shape of the files. It goes up when a field changes its meaning or goes away, never when one is added. */
const apiSchema = 1;

/** Every file this reader's copy has: one a section it can open. */
export function apiFiles(site: Site): ApiFile[] {
  const { entries } = site.content;
  const file = <C extends CollectionName>(
    ...[section, name, collection, holds, more]: [
      string,
      string,
      C,
      string,
      (entry: Entry<C>) => Record<string, unknown>,
    ]
  ): ApiFile[] =>
    site.href(section)
      ? [
          {
            name,
            holds,
            items: (entries[collection] as Entry<C>[]).map((e) => ({ ...common(site, e), ...more(e) })),
          },
        ]
      : [];
  return [
    ...file('/respond/procedures/', 'procedures', 'procedure', 'a playbook', (entry) =>
      procedure(site, entry),
    ),
    ...file('/triage/', 'guides', 'triage', 'a triage guide', (entry) => guide(site, entry)),
    ...file('/detect/use-cases/', 'use-cases', 'use-case', 'a use case', (entry) => useCase(site, entry)),
    ...file('/threats/', 'threats', 'threat', 'a threat', (entry) => threat(site, entry)),
    ...(site.href('/detect/coverage/') ? [coverageFile(site)] : []),
  ];
}

/** One file as JSON. */
export function apiJson(site: Site, { name, items, totals }: ApiFile): string {
  const { today, audience } = site;
  const file = {
    schema: apiSchema,
    kind: `watchbill-${name}`,
    as_of: today,
    audience: audience.id,
    ...totals,
    items,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The list of the files: where a program begins. */
export function apiIndex(site: Site): ApiFile {
  const items = apiFiles(site).map(({ name, holds, items: { length } }) => ({
    ...{ name, holds, items: length, address: `${site.base}api/${name}.json` },
  }));
  return { name: 'index', holds: 'a file', items };
}

function common(site: Site, entry: Entry): Record<string, unknown> {
  const { title, summary, tlp, version, state, due } = headView(site, entry);
  const { owner, reviewed } = entry.data;
  return {
    ...{ id: entry.id, title, summary, address: site.href(referenceOf(entry)) },
    ...{ state, tlp, owner, reviewed, review_due: due, version },
  };
}

function procedure(site: Site, { id, data, document }: Entry<'procedure'>): Record<string, unknown> {
  const nodes = document.nodes.flatMap((node) => (node.kind === 'phase' ? node.nodes : [node]));
  const steps = nodes.flatMap((node) =>
    node.kind === 'block' ? (page(site, 'block', node.ref)?.document.nodes ?? []) : [node],
  );
  const roles = steps.flatMap((node) =>
    node.kind === 'step' ? [node.role] : node.kind === 'decision' ? [node.decider] : [],
  );
  return {
    ...{ severity: data.default_severity, category: data.category, triggers: data.triggers },
    roles: [...new Set(roles)].toSorted(),
    techniques: data.techniques ?? [],
    threats: known(site, 'threat', data.threats),
    cacao: `${site.href(`procedure/${id}`)}cacao.json`,
  };
}

function guide(site: Site, { data }: Entry<'triage'>): Record<string, unknown> {
  return {
    use_cases: known(
      site,
      'use-case',
      data.alerts.flatMap((alert) => ('use_case' in alert ? [alert.use_case] : [])),
    ),
    alerts: data.alerts.filter((alert) => 'alert_name' in alert),
    decide_within: data.decide_within,
    procedures: known(
      site,
      'procedure',
      (data.decide ?? []).flatMap(({ escalate }) => (escalate ? [escalate.procedure] : [])),
    ),
  };
}

function useCase(site: Site, entry: Entry<'use-case'>): Record<string, unknown> {
  const { objective, level, techniques, control, triage_guide: guideId } = entry.data;
  const { tone, text } = proven(site, entry);
  return {
    ...{ objective, level, techniques: techniques ?? [], control },
    proven: { state: tone, words: text },
    guide: guideId && site.pages.has(`triage/${guideId}`) ? guideId : undefined,
  };
}

function threat(site: Site, { data }: Entry<'threat'>): Record<string, unknown> {
  return {
    ...{ likelihood: data.likelihood, impact: data.impact, techniques: data.techniques ?? [] },
    procedures: known(site, 'procedure', data.procedures),
  };
}

/** A row a threat and scope that have to do with each other, as the coverage page draws them. */
function coverageFile(site: Site): ApiFile {
  const covered = coverage(judgedContent(site), site.today);
  const items = covered.flatMap(({ threat: entry, cells }) =>
    cells
      .filter(({ state }) => state !== 'not-relevant')
      .map(({ scope, state }) => ({ threat: entry.id, scope, state })),
  );
  return { name: 'coverage', holds: 'a threat in a scope', items, totals: { ...totalScore(covered) } };
}

/** Those of the pages this reader can open, each once. */
function known(site: Site, collection: CollectionName, ids: readonly string[] = []): string[] {
  return [...new Set(ids)].filter((id) => site.pages.has(`${collection}/${id}`));
}
