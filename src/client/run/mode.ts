import { takeOver } from './controller.ts';
import { openStore } from './device-store.ts';
import { listStored } from './runs-list.ts';

let controller: ReturnType<typeof takeOver> | undefined;

/** A reader pressed "Start incident". */
export async function startRun(): Promise<void> {
  controller ??= takeOver();
  (await controller)?.start();
}

/** Something is stored for this playbook, or its address asks for more than reading. */
export async function resumeRun(): Promise<void> {
  controller ??= takeOver();
  await controller;
}

/** Runs are stored: the index of playbooks lists them. */
export async function listRuns(section: HTMLElement): Promise<void> {
  await listStored(section, await openStore(document.body.dataset['store'] ?? 'watchbill'));
}
