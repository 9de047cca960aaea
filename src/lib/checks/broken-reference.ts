import { posix } from 'node:path';
import { collectionNames, collections } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Finding, Point } from '#lib/model/finding.ts';
import { nearest } from '#lib/model/nearest.ts';
import { idForm, referencesIn } from '#lib/model/reference.ts';
import { registries, type RegistryName } from '#lib/model/registry.ts';
import { nodesOf } from './run-graph.ts';
import { lookup } from './lookup.ts';
import type { CheckInput, Rule } from './rule.ts';
import { missingMetric, namedInPortal } from './portal-targets.ts';
import { missingTarget, type Allowed } from './step-targets.ts';
import { missing, suggest, type Miss } from './targets.ts';
import { finding, inBody, inFrontMatter, type Where } from './where.ts';

/** Names something that is not there. */
export const rule: Rule = {
  id: 'broken-reference',
  severity: 'error',
  title: 'Everything a page names exists.',
  why: 'a link that leads nowhere is found in the middle of an incident',
  example: {
    file: 'content/triage/mailbox-rule.mdx',
    wrong: 'escalate: {procedure: mailbox-takover, severity: SEV2}',
    says: 'procedure "mailbox-takover" does not exist',
    right: 'escalate: {procedure: mailbox-takeover, severity: SEV2}',
  },
  check(input) {
    const found: Finding[] = [];
    for (const collection of collectionNames)
      for (const entry of input.content.entries[collection])
        found.push(...inPage(input, entry), ...inThisBody(input, entry));
    for (const name of Object.keys(registries) as RegistryName[])
      for (const { kind, id, path } of referencesIn(registries[name], input.content.registries[name]))
        found.push(
          ...report(missing(input, undefined, kind, id), () =>
            inFrontMatter(input, `content/registries/${name}.yaml`, path),
          ),
        );
    for (const { miss, file, path, what } of namedInPortal(input))
      found.push(...report(miss, () => inFrontMatter(input, file, path, what)));
    return found;
  },
};

function inPage(input: CheckInput, entry: Entry): Finding[] {
  const found = referencesIn(collections[entry.collection].schema, entry.data).flatMap(({ kind, id, path }) =>
    report(missing(input, entry, kind, id), () => inFrontMatter(input, entry.file, path)),
  );
  if (entry.collection === 'use-case') found.push(...threatQuestions(input, entry as Entry<'use-case'>));
  if (entry.collection === 'procedure') found.push(...card(input, entry as Entry<'procedure'>));
  if (entry.collection === 'triage') found.push(...answers(input, entry as Entry<'triage'>));
  return found;
}

function threatQuestions(input: CheckInput, entry: Entry<'use-case'>): Finding[] {
  return (entry.data.threats ?? []).flatMap(({ threat, question }, index) => {
    const questions = lookup(input)
      .entry('threat', threat)
      ?.data.detection_questions?.map(({ id }) => id);
    if (!questions || questions.includes(question)) return [];
    const miss = {
      message: `threat "${threat}" has no question "${question}"`,
      hint: suggest(question, questions),
    };
    return report(miss, () => inFrontMatter(input, entry.file, ['threats', index, 'question']));
  });
}

/** A card entry written as an id is one; everything else is a sentence. */
function card(input: CheckInput, entry: Entry<'procedure'>): Finding[] {
  return Object.entries(entry.data.card ?? {}).flatMap(([part, lines]) =>
    lines.flatMap((line, index) =>
      line.split('/').every((word) => idForm.test(word))
        ? report(missingTarget(input, entry, line, { pages: 'none' }), () =>
            inFrontMatter(input, entry.file, ['card', part, index]),
          )
        : [],
    ),
  );
}

function answers(input: CheckInput, entry: Entry<'triage'>): Finding[] {
  const questions = entry.document.nodes.flatMap((node) => (node.kind === 'question' ? [node.id] : []));
  return (entry.data.decide ?? []).flatMap((row, index) =>
    Object.keys(row.when ?? {}).flatMap((id) => {
      if (questions.includes(id)) return [];
      const miss = { message: `question "${id}" does not exist`, hint: suggest(id, questions) };
      return report(miss, () => inFrontMatter(input, entry.file, ['decide', index, 'when', id], 'key'));
    }),
  );
}

function inThisBody(input: CheckInput, entry: Entry): Finding[] {
  const target = (at: Point, to: string, allowed: Allowed) =>
    report(missingTarget(input, entry, to, allowed), () => inBody(input, entry.file, at, to));
  const found = nodesOf(entry.document.nodes).flatMap(({ node }) => {
    if (node.kind === 'block')
      return report(missing(input, entry, 'block', node.ref), () =>
        inBody(input, entry.file, node.at, node.ref),
      );
    if (node.kind === 'decision')
      return node.branches.flatMap(({ at, then }) => target(at, then, { pages: 'procedure', close: true }));
    const { authority } = node;
    const preserve = node.preserve ? target(node.at, node.preserve, { pages: 'none' }) : [];
    if (!authority) return preserve;
    const where = () => inBody(input, entry.file, node.at, authority);
    return [...preserve, ...report(missing(input, entry, 'authority', authority), where)];
  });
  for (const node of entry.document.nodes)
    if (node.kind === 'report-element' && node.metric)
      found.push(
        ...report(missingMetric(node.metric), () => inBody(input, entry.file, node.at, `"${node.metric}"`)),
      );
  for (const { to, at } of entry.document.links) found.push(...link(input, entry, to, at));
  return found;
}

/** A `<Ref to>` or a link: to an id, to a file beside this one. Headings are not judged. */
function link(input: CheckInput, entry: Entry, to: string, at: Point): Finding[] {
  const where = () => inBody(input, entry.file, at, to);
  if (to.startsWith('#')) return [];
  if (/^\.|\.mdx?(#|$)/.test(to)) return relativeLink(input, entry, to, where);
  const hint = 'write <Ref to="collection/id" />, or the path of the file from this page';
  if (to.startsWith('/')) return report({ message: `"${to}" starts at the site's root`, hint }, where);
  return report(missingTarget(input, entry, to, { pages: 'any', questions: true }), where);
}

function relativeLink(input: CheckInput, entry: Entry, to: string, where: () => Where): Finding[] {
  const file = posix.join(posix.dirname(entry.file), to.replace(/#.*$/, ''));
  if (input.sources.has(file)) return [];
  const files = [...input.sources.keys()].filter((known) => known.endsWith('.mdx'));
  const close = nearest(file, files);
  const hint = close ? `did you mean "${close}"?` : 'write the path of a page in content/, from this one';
  return report({ message: `there is no page ${file}`, hint }, where);
}

function report(miss: Miss | undefined, where: () => Where): Finding[] {
  return miss ? [finding(rule, where(), miss.message, { hint: miss.hint })] : [];
}
