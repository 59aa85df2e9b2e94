/** The rests between the rounds of something that goes on until it is ended; whoever brings work cuts a rest short. */
export class Rests {
  private readonly ending: AbortSignal;
  private nudged = false;
  private wake: () => void = () => undefined;

  constructor(ending: AbortSignal) {
    this.ending = ending;
    ending.addEventListener('abort', () => this.wake());
  }

  /** A round begins: who nudges from here on means the next one. */
  begin(): void {
    this.nudged = false;
  }

  /** Says that there is work. @param atOnce whether a rest ends for it; not while what the work needs is away */
  nudge(atOnce: boolean): void {
    this.nudged = true;
    if (atOnce) this.wake();
  }

  /** Rests for so many milliseconds at most; not at all when somebody nudged since the round began. */
  untilNudged(milliseconds: number): Promise<void> {
    return this.take(this.nudged ? 0 : milliseconds);
  }

  /** Rests for so many milliseconds, or until it is nudged at once or ended. */
  take(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.ending.aborted) this.wake();
    });
  }
}
