import type { CollectionName } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { isLive } from '#lib/model/tier.ts';
import { lookup } from './lookup.ts';
import type { CheckInput, Rule } from './rule.ts';
import { nounOf } from './targets.ts';
import { finding, inFrontMatter } from './where.ts';

/** A link that only one of two live pages carries, where both have a key for it. */
export const rule: Rule = {
  id: 'one-sided-link',
  severity: 'error',
  title: 'A link between two live pages stands in both.',
  why: 'from either page a reader must find the other',
  example: {
    file: 'content/use-cases/mailbox-rule.mdx',
    wrong: 'threats: []',
    says: 'threat "invoice-fraud" names this use case, but not the other way round',
    right: 'threats: [{threat: invoice-fraud, question: rule-hides-mail}]',
  },
  check(input) {
    const { entries } = input.content;
    return [
      ...entries.threat.flatMap((threat) => [...fromThreat(input, threat), ...procedures(input, threat)]),
      ...entries['use-case'].flatMap((useCase) => fromUseCase(input, useCase)),
      ...entries.triage.flatMap((guide) => fromGuide(input, guide)),
      ...entries.procedure.flatMap((procedure) => fromProcedure(input, procedure)),
      ...entries.exercise.flatMap((exercise) =>
        exercise.data.procedures.flatMap((id) =>
          oneSided(
            input,
            exercise,
            'procedure',
            id,
            ['exercises'],
            (to) => to.data.exercises?.includes(exercise.id),
            `- ${exercise.id}`,
          ),
        ),
      ),
    ];
  },
};

function fromThreat(input: CheckInput, threat: Entry<'threat'>): Finding[] {
  return (threat.data.detection_questions ?? []).flatMap((question) =>
    (question.answered_by ?? []).flatMap((id) => {
      const back = (to: Entry<'use-case'>) =>
        to.data.threats?.some((row) => row.threat === threat.id && row.question === question.id);
      return oneSided(
        input,
        threat,
        'use-case',
        id,
        ['threats'],
        back,
        `- {threat: ${threat.id}, question: ${question.id}}`,
      );
    }),
  );
}

function procedures(input: CheckInput, threat: Entry<'threat'>): Finding[] {
  return (threat.data.procedures ?? []).flatMap((id) =>
    oneSided(
      input,
      threat,
      'procedure',
      id,
      ['threats'],
      (to) => to.data.threats?.includes(threat.id),
      `- ${threat.id}`,
    ),
  );
}

function fromUseCase(input: CheckInput, useCase: Entry<'use-case'>): Finding[] {
  const { threats = [], triage_guide: guide } = useCase.data;
  const alerts = (to: Entry<'triage'>) =>
    to.data.alerts.some((alert) => 'use_case' in alert && alert.use_case === useCase.id);
  return [
    ...threats.flatMap(({ threat, question }) => {
      const rows = lookup(input).entry('threat', threat)?.data.detection_questions ?? [];
      const index = rows.findIndex(({ id }) => id === question);
      const row = rows[index];
      if (!row) return [];
      const path = ['detection_questions', index, row.gap ? 'gap' : 'answered_by'];
      const line = row.gap ? `answered_by: [${useCase.id}]  in place of  gap` : `- ${useCase.id}`;
      return oneSided(
        input,
        useCase,
        'threat',
        threat,
        path,
        () => row.answered_by?.includes(useCase.id),
        line,
      );
    }),
    ...(guide
      ? oneSided(input, useCase, 'triage', guide, ['alerts'], alerts, `- {use_case: ${useCase.id}}`)
      : []),
  ];
}

function fromGuide(input: CheckInput, guide: Entry<'triage'>): Finding[] {
  return guide.data.alerts.flatMap((alert) =>
    'use_case' in alert
      ? oneSided(
          input,
          guide,
          'use-case',
          alert.use_case,
          ['triage_guide'],
          (to) => to.data.triage_guide === guide.id,
          `triage_guide: ${guide.id}`,
        )
      : [],
  );
}

function fromProcedure(input: CheckInput, procedure: Entry<'procedure'>): Finding[] {
  const { threats = [], exercises = [] } = procedure.data;
  return [
    ...threats.flatMap((id) =>
      oneSided(
        input,
        procedure,
        'threat',
        id,
        ['procedures'],
        (to) => to.data.procedures?.includes(procedure.id),
        `- ${procedure.id}`,
      ),
    ),
    ...exercises.flatMap((id) =>
      oneSided(
        input,
        procedure,
        'exercise',
        id,
        ['procedures'],
        (to) => to.data.procedures.includes(procedure.id),
        `- ${procedure.id}`,
      ),
    ),
  ];
}

/** The finding stands in the page that lacks the link, where the line belongs. */
function oneSided<C extends CollectionName>(
  input: CheckInput,
  from: Entry,
  collection: C,
  id: string,
  path: (string | number)[],
  carries: (to: Entry<C>) => boolean | undefined,
  line: string,
): Finding[] {
  const to = lookup(input).entry(collection, id);
  if (!to || !isLive(from.data) || !isLive(to.data) || carries(to)) return [];
  const hint =
    line.includes(':') && !line.startsWith('-') ? `write  ${line}` : `to  ${path.at(-1)}  add  ${line}`;
  const message = `${nounOf(from.collection)} "${from.id}" names this ${nounOf(collection)}, but not the other way round`;
  return [finding(rule, inFrontMatter(input, to.file, path, 'key'), message, { hint })];
}
