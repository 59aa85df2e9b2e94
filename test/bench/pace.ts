/** How often the work is done, in milliseconds. */
const EVERY = 500;

/**
 * How fast a processor is while something else is measured: the same piece of work again and again, in this process, which must have nothing else to do.
 * A machine that others use too takes half as long again for the same, and tells nobody.
 */
export class Pace {
  private readonly timer: NodeJS.Timeout;
  private pieces = 0;
  private microseconds = 0;

  constructor() {
    // Compiled first: only then is it always the same.
    for (let warm = 0; warm < 20; warm += 1) work();
    this.timer = setInterval(() => {
      const before = process.threadCpuUsage();
      work();
      const { user, system } = process.threadCpuUsage(before);
      this.pieces += 1;
      this.microseconds += user + system;
    }, EVERY);
  }

  /** @returns milliseconds of a processor that a piece took in the mean */
  stop(): number {
    clearInterval(this.timer);
    return this.microseconds / this.pieces / 1000;
  }
}

/** What a site is made with: words, lists of them, and much memory that is soon free again. */
function work(): number {
  const words = new Map<string, number>();
  let hash = 0;
  for (let index = 0; index < 30_000; index += 1) {
    const word = `question ${String(index)} ${String(hash)}`;
    words.set(word, index);
    hash = (hash * 31 + word.length + word.charCodeAt(index % word.length)) | 0;
  }
  return JSON.stringify([...words.keys()]).length + hash;
}
