import { showRunning } from './elsewhere.ts';
import { takeOver } from './controller.ts';
import { openStore } from './device-store.ts';
import { listStored } from './runs-list.ts';

let controller: ReturnType<typeof takeOver> | undefined;

/** A reader pressed "Start incident". */
export async function startRun(): Promise<void> {
  controller ??= takeOver();
  (await controller)?.start();
}

/** Something is stored, or the address of a playbook asks for more than reading. */
export async function resumeRun(): Promise<void> {
  controller ??= takeOver();
  await controller;
}

/** Runs are stored: the index of playbooks lists them. */
export async function listRuns(section: HTMLElement): Promise<void> {
  await listStored(section, await openStore(name()));
}

/** Runs are stored: a page that is no playbook says which of them are open. */
export async function sayRuns(): Promise<void> {
  const store = await openStore(name());
  showRunning(await store.all());
}

const name = () => document.body.dataset['store'] ?? 'watchbill';
