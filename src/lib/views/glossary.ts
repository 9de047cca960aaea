import { attribution, technique } from '#lib/model/attack/attack.ts';
import { linkTo, type LinkView } from './related.ts';
import type { Site } from './site.ts';

/** Words the portal uses, techniques it holds, and where its numbers are defined. */
export interface GlossaryView {
  terms: { id: string; term: string; meaning: string }[];
  /** Where the numbers are defined; undefined for a reader without numbers. */
  definitions: string | undefined;
  techniques: { id: string; name: string; tactics: string; pages: LinkView[] }[];
  attribution: string;
}

const terms: [id: string, term: string, meaning: string][] = [
  ['alert', 'Alert', 'What a rule raises. It has a level, from informational to critical.'],
  ['baseline', 'Baseline', 'What is normal for a population, and how far off it must be to alert.'],
  ['card', 'Card', 'The first screen of a playbook, one A4 page: stop, never, call, save.'],
  ['coverage', 'Coverage', 'Which questions of a threat are answered, where, and whether a test proved it.'],
  [
    'disposition',
    'Disposition',
    'What a closed alert was: true, benign, false, or undetermined, with a reason.',
  ],
  ['exception', 'Exception', 'A rule does not apply to something. It has an owner and an end.'],
  [
    'gap',
    'Gap',
    'A question nothing answers. It has an owner and a date, or somebody accepted it until a date.',
  ],
  ['incident', 'Incident', 'Something the response plan declares. It has a severity, SEV1 to SEV4.'],
  [
    'interval',
    '95% interval',
    'Where the true value lies in 95 of 100 such samples. Wide means: do not conclude.',
  ],
  ['playbook', 'Playbook', 'An incident response procedure: phases, steps, decisions.'],
  [
    'provider',
    'Provider',
    'The managed security service that triages with us. Incident response stays in-house.',
  ],
  ['scope', 'Scope', 'A part of the organisation detection is judged for.'],
  ['severity', 'Severity', 'How bad an incident is. If unsure, the higher; stepping down later is normal.'],
  ['time-zero', 'Time zero (T)', 'The moment of the declaration. Targets read T+15 min.'],
  ['tlp', 'TLP', 'Traffic Light Protocol 2.0: who may receive a page.'],
  ['triage-guide', 'Triage guide', 'From one kind of alert to a disposition, in three to seven questions.'],
  ['use-case', 'Use case', 'One event we detect: on what data, where, by which rule, proven by which test.'],
  ['validation', 'Validation', 'A test that makes the event happen and watches for the alert.'],
];

/** Everything the glossary shows. */
export function glossaryView(site: Site): GlossaryView {
  return {
    terms: terms.map(([id, term, meaning]) => ({ id, term, meaning })),
    definitions: site.href('/help/definitions/'),
    techniques: [...site.byTechnique]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, pages]) => ({
        id,
        name: technique(id)?.name ?? '',
        tactics: (technique(id)?.tactics ?? []).map((slug) => slug.replaceAll('-', ' ')).join(', '),
        pages: pages.map((reference) => linkTo(site, reference)),
      })),
    attribution,
  };
}
