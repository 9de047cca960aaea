import { capital } from './words.ts';
import type { Procedure, Step } from './procedure.ts';

/** The same texts as plain Markdown, which is valid MDX too. `link` makes the address of another procedure. */
export function markdown(text: Procedure, link: (id: string) => string): string {
  const section = (title: string, lines: readonly string[]) =>
    `**${title}**\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
  const parts = [
    text.summary,
    section(
      'Severity',
      text.rules.map((rule) => `${rule.then}: ${rule.if}`),
    ),
    section('Techniques', text.techniques),
    section('Triggers', text.triggers),
    section(
      'Not this',
      text.seeAlso.map((id) => `The host is another one: [${id}](${link(id)})`),
    ),
    section('Stop now', text.stopNow),
    section('Never do', text.neverDo),
    section('Call first', text.callFirst),
    section('Evidence first', text.evidenceFirst),
    section(
      'Exit criteria',
      text.exit.map(({ phase, criterion }) => `${capital(phase)}: ${criterion}`),
    ),
    ...text.phases.flatMap(({ title, goal, steps }) => [`## ${title}`, goal, ...steps.map(stepText)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function stepText({ title, role, within, text, command, why }: Step): string {
  return [
    `### ${title}`,
    `${capital(role.replace('-', ' '))}, T+${within} min`,
    text,
    `${command.where}:`,
    `\`\`\`${command.language}\n${command.code}\n\`\`\``,
    ...(why === undefined ? [] : [`> ${why}`]),
  ].join('\n\n');
}
