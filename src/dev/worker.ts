import { parentPort, workerData } from 'node:worker_threads';
import { judge, type Judged } from './judge.ts';

/** Beside the dev server, so that a page never waits for the check. One message in, one answer out. */
parentPort?.on('message', () => {
  judge(workerData as Judged).then(
    (news) => parentPort?.postMessage({ news }),
    (error: unknown) => parentPort?.postMessage({ problem: String(error) }),
  );
});
