import { expect, test } from 'vitest';
import type { Run } from '#client/run/event.ts';
import { exportJson } from '#client/run/export-json.ts';
import { readFolder, withFolder } from './folder.ts';

const run: Run = {
  id: 'heron-0901-k3f9ax',
  codename: 'heron',
  severity: 'SEV3',
  procedure: 'account-compromise',
  contentVersion: '3f1c0de',
  steps: { 'revoke-sessions': '2.1 Revoke every session' },
  started: '2026-09-01T08:00:00Z',
  events: [
    { id: '000001-k3f9ax', at: '2026-09-01T08:05:00Z', kind: 'severity', answer: 'SEV2' },
    {
      id: '000002-k3f9ax',
      at: '2026-09-01T09:00:00Z',
      kind: 'criterion',
      step: 'containment',
      answer: 'met',
      note: 'a',
    },
    {
      id: '000003-k3f9ax',
      at: '2026-09-01T12:00:00Z',
      kind: 'criterion',
      step: 'eradication',
      answer: 'met',
      note: 'b',
    },
    { id: '000004-k3f9ax', at: '2026-09-02T08:00:00Z', kind: 'close' },
  ],
};

test('what run mode exports is read as its format says: the log of the browser and the numbers fit', async () => {
  const sources = 'sources:\n  - {id: runs, format: run-log, files: ["*.json"]}\n';
  await withFolder({ 'sources.yaml': sources, 'heron.json': exportJson(run) }, async (folder) => {
    const { incidents, quarantine } = await readFolder(folder);
    expect(quarantine).toEqual([]);
    expect(incidents).toMatchObject([
      {
        id: 'heron-0901-k3f9ax',
        title: 'heron',
        severity: 'SEV2',
        detected_at: '2026-09-01 08:00:00',
        contained_at: '2026-09-01 09:00:00',
        eradicated_at: '2026-09-01 12:00:00',
        recovered_at: null,
        closed_at: '2026-09-02 08:00:00',
        procedure: 'account-compromise',
      },
    ]);
  });
});
