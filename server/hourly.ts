const HOUR = 3_600_000;

/**
 * Does something now, and every hour from now on; nobody waits for it, and a failure is only told.
 * @returns what ends that, when what is being done has ended
 */
export function hourly(act: () => Promise<void>, failed: (error: unknown) => void): () => Promise<void> {
  let running = Promise.resolve();
  const begin = (): void => {
    running = act().catch(failed);
  };
  begin();
  const timer = setInterval(begin, HOUR);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
