import { addDays } from '#lib/model/date.ts';
import type { Threat } from '#lib/model/threat.ts';
import type { Edit } from '#lib/yaml/edit.ts';

/** Days a gap has to be closed or accepted. */
const time = 90;

/** The sample's reasons, history and outlook go; likelihood and impact stay as placeholders; no gap is accepted. */
export function threatEdits(data: Threat, today: string): Edit[] {
  const gone = ['likelihood_reason', 'impact_reason', 'confidence', 'trend', 'history'];
  return [
    ...gone.map((key): Edit => ({ path: [key], drop: true })),
    ...(data.intel ?? []).flatMap(({ date }, index): Edit[] =>
      date > today ? [{ path: ['intel', index, 'date'], value: today }] : [],
    ),
    ...(data.detection_questions ?? []).flatMap(({ gap }, index): Edit[] => {
      if (!gap) return [];
      const path = ['detection_questions', index, 'gap'];
      return [
        { path: [...path, 'status'], value: 'open' },
        ...['accepted_by', 'until', 'cost', 'effort'].map((key): Edit => ({
          path: [...path, key],
          drop: true,
        })),
        { path: [...path, 'close_by'], value: addDays(today, time), after: 'owner' },
      ];
    }),
  ];
}
