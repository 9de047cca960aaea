import { durationInWords } from '#lib/model/duration.ts';
import { severities, type Severity } from '#lib/model/vocabulary.ts';
import type { Site } from '#lib/views/site.ts';
import { insideSentence, listed } from '#lib/views/words.ts';

/** A severity, as portal.yaml defines it. */
export interface SeverityView {
  id: Severity;
  criteria: string;
  firstAction: string;
  /** What one can see; one yes is enough. */
  questions: string[];
  acknowledge: string;
  update: string;
  tell: string;
  /** Roles that may declare it; undefined where portal.yaml does not say. */
  declare: string | undefined;
  stepDown: string | undefined;
}

/** The severities from worst to least, in words. */
export function severityViews(site: Site): SeverityView[] {
  return severities.flatMap((id) => {
    const row = site.content.portal.severities.find((severity) => severity.id === id);
    if (!row) return [];
    return [
      {
        id,
        criteria: row.criteria,
        firstAction: row.first_action,
        questions: row.questions ?? [],
        acknowledge: durationInWords(row.acknowledge_within),
        update: durationInWords(row.update_every),
        tell: listed(row.tell.map(insideSentence)),
        declare: row.declare && listed(row.declare.map(insideSentence)),
        stepDown: row.step_down,
      },
    ];
  });
}
