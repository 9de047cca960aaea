import { elapsed, inFull } from './clock.ts';
import type { Run } from './event.ts';
import { stateOf, undoneIn } from './state.ts';
import { oneLine } from './text.ts';
import { counted, roleWords, sentence } from './words.ts';

/** Words as Markdown shows them: nothing in them makes a link, a tag, a table or a heading. */
export function escaped(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]|#~]/g, '\\$&')
    .replace(/(^|\s)(https?|www)(?=[:.])/gi, '$1$2\u200b');
}

/** The log as a page to read and to print. */
export function exportMarkdown(run: Run): string {
  const state = stateOf(run);
  const undone = undoneIn(run.events);
  const facts = [
    `Playbook: ${run.procedure}, content version ${escaped(run.contentVersion)}`,
    `Severity: ${state.severity}`,
    `Time zero: ${inFull(run.started)}`,
    ...(state.awareness ? [`Aware since: ${inFull(state.awareness)}`] : []),
    state.closed ? `Closed: ${inFull(state.closed.at)}` : 'Still open',
    `${counted(run.events.length, 'line')}, times in UTC by the clock of the device that wrote them`,
  ];
  const rows = run.events.map((event) => {
    const words = escaped(sentence(event, run));
    const what = undone.has(event.id) ? `~~${words}~~ (undone)` : words;
    const after = elapsed(Date.parse(event.at) - Date.parse(run.started));
    const kind = event.logKind ? `${event.logKind.charAt(0).toUpperCase()}${event.logKind.slice(1)}` : '';
    return `| ${event.at.slice(0, 10)} ${event.at.slice(11, 19)} | ${after} | ${kind} | ${what} | ${roleWords(event.role)} |`;
  });
  return [
    `# Incident ${escaped(run.codename)}`,
    '',
    ...facts.map((line) => `- ${line}`),
    ...['', '## Log', '', '| UTC | Elapsed | Kind | What | Role |', '| --- | --- | --- | --- | --- |'],
    ...rows,
    '',
  ].join('\n');
}
