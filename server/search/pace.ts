/** How often something may happen, whoever does it: counted in memory over the last minute, and nothing else remembered of it. */
export class Pace {
  private readonly most: number;
  private readonly times: number[] = [];

  /** @param most how often in a minute */
  constructor(most: number) {
    this.most = most;
  }

  /** Whether it may happen now; if so, it is counted. */
  allows(): boolean {
    const now = performance.now();
    while (this.times[0] !== undefined && this.times[0] <= now - 60_000) this.times.shift();
    if (this.times.length >= this.most) return false;
    this.times.push(now);
    return true;
  }
}
