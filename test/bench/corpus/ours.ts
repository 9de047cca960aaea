import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { procedure, type Procedure, type Step } from './procedure.ts';

const proceduresOfThreat = 20;
const accepted =
  'gap: {reason: It looks genuine., status: accepted, owner: finance, accepted_by: executive-sponsor, until: 2027-05-31}';
const base = join(import.meta.dirname, '../../sites/minimal/content');

/** Writes `count` procedures into a small but whole portal below `root`. */
export function writeOurs(root: string, count: number): void {
  cpSync(base, join(root, 'content'), { recursive: true });
  const texts = Array.from({ length: count }, (_, index) => procedure(index, count));
  const threatOf = (index: number) => `threat-${Math.floor(index / proceduresOfThreat)}`;
  for (const [index, text] of texts.entries())
    writeFileSync(
      join(root, `content/incident-response/procedures/${text.id}.mdx`),
      page(text, threatOf(index)),
    );
  for (let from = 0; from < count; from += proceduresOfThreat)
    writeFileSync(
      join(root, `content/threats/${threatOf(from)}.mdx`),
      threat(texts.slice(from, from + proceduresOfThreat)),
    );
}

function threat(answered: readonly Procedure[]): string {
  const ids = answered.map(({ id }) => id).join(', ');
  return `---
title: What leads to ${answered[0]?.title}
summary: The threat behind these procedures.
owner: incident-coordinator
status: active
reviewed: 2026-11-01
scenario: A group takes over an account, waits and then acts.
likelihood: 4
likelihood_reason: Two attempts this year.
impact: 3
impact_reason: One large loss.
assets: [mailboxes]
techniques: [T1114.003, T1564.008, T1657]
detection_questions:
  - id: seen
    question: Do we see it?
    techniques: [T1114.003, T1564.008]
    ${accepted}
  - id: paid
    question: Do we see the payment?
    techniques: [T1657]
    ${accepted}
procedures: [${ids}]
decision: treat-detect
---

The call-back is the control.
`;
}

function page(text: Procedure, threatId: string): string {
  const list = (lines: readonly string[]) => lines.map((line) => `\n    - ${line}`).join('');
  const head = `---
title: ${text.title}
summary: ${text.summary}
owner: incident-coordinator
status: active
reviewed: 2026-11-01
category: intrusions
direct_entry: true
default_severity: ${text.severity}
techniques: [${text.techniques.join(', ')}]
threats: [${threatId}]
notifications: [gdpr-authority]
comms: [holding-note]
triggers:${list(text.triggers)}
not_this_if:
${text.seeAlso.map((id) => `  - {sign: The host is another one, go_to: ${id}}`).join('\n')}
severity_rules:
${text.rules.map((rule) => `  - {if: ${rule.if}, then: ${rule.then}}`).join('\n')}
card:
  stop_now:${list(text.stopNow)}
  never_do:${list(text.neverDo)}
  call_first:${list(text.callFirst)}
  evidence_first:${list(text.evidenceFirst)}
exit_criteria:
${text.exit.map(({ phase, criterion }) => `  ${phase}: [${criterion}]`).join('\n')}
---
`;
  const body = text.phases.map(
    ({ name, title, goal, steps }) =>
      `<Phase name="${name}">\n\n## ${title}\n\n${goal}\n\n${steps.map(element).join('\n\n')}\n\n</Phase>`,
  );
  return `${head}\nWork top to bottom.\n\n${body.join('\n\n')}\n`;
}

function element({ id, title, role, within, text, command, why }: Step): string {
  return [
    `<Step id="${id}" role="${role}" within="${within}m">`,
    `### ${title}`,
    text,
    `\`\`\`${command.language} in="${command.where}"\n${command.code}\n\`\`\``,
    ...(why === undefined ? [] : ['<Why>', why, '</Why>']),
    '</Step>',
  ].join('\n\n');
}
