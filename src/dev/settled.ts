/**
 * A function to call at every change: `run` begins `quiet` milliseconds after the last call, and never while an
 * earlier run goes on; what came meanwhile is one more run. `run` must not reject.
 */
export function settled(quiet: number, run: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  const begin = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await run();
    running = false;
    if (again) {
      again = false;
      await begin();
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void begin(), quiet);
  };
}
