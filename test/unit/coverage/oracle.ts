/**
 * Coverage once more, written from its definition and as plainly as it can be: no helpers shared with the
 * code under test, strings and loops only.
 */
import type { Content } from '#lib/model/entry.ts';

const order = ['gap', 'planned', 'failed', 'running-untested', 'expired', 'late', 'validated'];
const worstFirst = [
  'not-detected',
  'logged-only',
  'blocked-no-alert',
  'detected-late',
  'blocked-with-alert',
  'detected',
];

/** `threat/scope` → state, and `threat` → "covered/questions/accepted". */
export function oracle(content: Content, today: string): Record<string, string> {
  const answer: Record<string, string> = {};
  for (const threat of content.entries.threat) {
    const perScope: Record<string, string[]> = {};
    let covered = 0;
    let questions = 0;
    let accepted = 0;
    for (const question of threat.data.detection_questions ?? []) {
      const gap = question.gap;
      const isAccepted = gap?.status === 'accepted' && !(gap.until! < today);
      const sources = content.registries['data-sources'].filter((s) =>
        (question.data_sources ?? []).includes(s.id),
      );
      let required = question.scopes ?? threat.data.assets;
      let nothingReached = false;
      if (!question.scopes && !gap) {
        const reached = required.filter((asset) => sources.some((s) => s.scopes.includes(asset)));
        if (reached.length > 0) required = reached;
        else nothingReached = true;
      }
      const states: string[] = [];
      for (const scope of required) {
        let state = 'gap';
        if (gap && isAccepted) state = 'accepted';
        else if (!gap && !nothingReached)
          for (const id of question.answered_by ?? []) {
            const useCase = content.entries['use-case'].find((e) => e.id === id)?.data;
            if (!useCase?.scopes?.includes(scope)) continue;
            if (useCase.lifecycle === 'paused' || useCase.lifecycle === 'retired') continue;
            const one =
              useCase.lifecycle === 'live'
                ? ofLive(useCase.validations ?? [], question.techniques, scope, today)
                : 'planned';
            if (order.indexOf(one) > order.indexOf(state)) state = one;
          }
        states.push(state);
        (perScope[scope] ??= []).push(state);
      }
      if (isAccepted) accepted++;
      else questions++;
      if (states.every((s) => s === 'validated' || s === 'late')) covered++;
    }
    answer[threat.id] = `${covered}/${questions}/${accepted}`;
    for (const { id } of content.registries.scopes) {
      const states = perScope[id] ?? [];
      const real = states.filter((s) => s !== 'accepted');
      answer[`${threat.id}/${id}`] =
        states.length === 0
          ? 'not-relevant'
          : real.length === 0
            ? 'accepted'
            : (order.find((s) => real.includes(s)) ?? '?');
    }
  }
  return answer;
}

interface Test {
  date: string;
  method: string;
  technique?: string | undefined;
  scope: string;
  result: string;
  valid_for: string;
}

function ofLive(tests: Test[], wanted: string[], scope: string, today: string): string {
  const counted = tests.filter((t) => t.method !== 'tabletop' && t.result !== 'not-run' && t.scope === scope);
  const relevant = counted.filter(
    (t) => !t.technique || wanted.some((w) => t.technique === w || t.technique!.split('.')[0] === w),
  );
  let worst = 'none';
  for (const test of relevant) {
    // A test holds unless another of the same technique is newer, or of the same day and worse.
    const beaten = relevant.some(
      (other) =>
        other !== test &&
        other.technique === test.technique &&
        (other.date > test.date ||
          (other.date === test.date && worstFirst.indexOf(other.result) < worstFirst.indexOf(test.result))),
    );
    if (beaten) continue;
    const last = new Date(test.date);
    last.setUTCDate(last.getUTCDate() + Number(test.valid_for.replace('d', '')));
    const old = last.toISOString().slice(0, 10) < today;
    const passed = test.result === 'detected' || test.result === 'blocked-with-alert';
    const state =
      !passed && test.result !== 'detected-late' ? 'failed' : old ? 'expired' : passed ? 'validated' : 'late';
    if (worst === 'none' || order.indexOf(state) < order.indexOf(worst)) worst = state;
  }
  return worst === 'none' ? 'running-untested' : worst;
}
