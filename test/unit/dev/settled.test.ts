import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settled } from '#dev/settled.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs once for a burst, after it is quiet', async () => {
  const run = vi.fn<() => Promise<void>>(async () => undefined);
  const changed = settled(100, run);
  changed();
  await vi.advanceTimersByTimeAsync(60);
  changed();
  await vi.advanceTimersByTimeAsync(99);
  expect(run).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(run).toHaveBeenCalledOnce();
});

it('runs one at a time, and once more for all that came meanwhile', async () => {
  let running = 0;
  let most = 0;
  const run = vi.fn<() => Promise<void>>(async () => {
    running++;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    running--;
  });
  const changed = settled(100, run);
  changed();
  await vi.advanceTimersByTimeAsync(200);
  for (let at = 0; at < 3; at++) {
    changed();
    await vi.advanceTimersByTimeAsync(150);
  }
  await vi.advanceTimersByTimeAsync(5000);
  expect(run).toHaveBeenCalledTimes(2);
  expect(most).toBe(1);
});
