import { answer } from './answer.ts';
import { saveCopy } from './save.ts';
import { greet, progress, tellAll, tellWhy } from './say.ts';
import { takeTurn, tidy } from './shelf.ts';
import { worker } from './worker-scope.ts';

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', answer);
worker.addEventListener('message', (event) => {
  if (event.source) event.waitUntil(greet(event.source, event.data === true).then(() => tidy(false)));
});

/** Nothing of a copy is used before all of it is here; then at once, for pages opened from now on. */
async function install(): Promise<void> {
  try {
    await saveCopy(progress());
  } catch (error) {
    await tellWhy(error);
    throw error;
  }
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  await takeTurn();
  await worker.clients.claim();
  await tellAll();
  await tidy(true);
}
