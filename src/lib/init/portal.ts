import { stringify } from 'yaml';
import type { Portal } from '#lib/model/portal.ts';
import type { Answers } from './answers.ts';
import { editYaml, type Edit } from '#lib/yaml/edit.ts';

/** The team, audience and role that are the provider's. */
const provider = 'mssp';

/** portal.yaml with the answers in it, `today` unpinned, and the provider's team renamed or taken out. */
export function ownPortal(text: string, portal: Portal, answers: Answers): string {
  return editYaml(text, [
    ...keys(answers, portal),
    ...(answers.provider === undefined ? withoutProvider(portal) : renamed(portal, answers.provider)),
    { path: ['today'], drop: true },
  ]);
}

/** The keys whose answer differs from what stands there. */
export function changedKeys(portal: Portal, answers: Answers): (keyof Answers)[] {
  return (Object.keys(answers) as (keyof Answers)[]).filter((key) => portal[key] !== answers[key]);
}

/** A provider whose team or audience has to be written by hand, because init took it out or never had it. */
export function lacksProvider({ teams, audiences }: Portal, answers: Answers): boolean {
  const known = (rows: readonly { id: string }[]) => rows.some(({ id }) => id === provider);
  return answers.provider !== undefined && !(known(teams) && known(audiences));
}

function keys(answers: Answers, portal: Portal): Edit[] {
  return changedKeys(portal, answers).map((key): Edit => {
    const value = answers[key];
    return value === undefined
      ? { path: [key], drop: true }
      : { path: [key], value: inYaml(value), after: 'organisation' };
  });
}

function renamed({ teams }: Portal, name: string): Edit[] {
  const index = teams.findIndex(({ id }) => id === provider);
  return index < 0 || teams[index]?.name === name
    ? []
    : [{ path: ['teams', index, 'name'], value: inYaml(name) }];
}

/** Nobody outside is told, reads a build of their own, or has a clock. Who is told alone stays, or nobody is. */
function withoutProvider({ teams, audiences, severities }: Portal): Edit[] {
  const team = teams.findIndex(({ id }) => id === provider);
  const audience = audiences.findIndex(({ id }) => id === provider);
  return [
    ...(team < 0 || teams.length === 1 ? [] : [{ path: ['teams', team], drop: true } as const]),
    ...(audience < 0 ? [] : [{ path: ['audiences', audience], drop: true } as const]),
    ...severities.flatMap((severity, index) =>
      (['tell', 'declare'] as const).flatMap((key): Edit[] => {
        const named = severity[key] ?? [];
        const at = named.indexOf(provider);
        return at < 0 || named.length === 1 ? [] : [{ path: ['severities', index, key, at], drop: true }];
      }),
    ),
  ];
}

/** Text as YAML on one line, in quotes where it needs them. */
function inYaml(value: string): string {
  return stringify(value, { lineWidth: 0 }).trim();
}
