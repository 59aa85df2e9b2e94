import type { Context } from './context.ts';

export type Values = Record<string, unknown>;

/** Something that is left to graphql-js. */
export class NotPlain extends Error {
  override readonly name = 'NotPlain';
}

/** One answering of a planned query: what it is answered with, and what is still awaited. */
export class Run {
  readonly context: Context;
  readonly variables: Values;
  private readonly known = new Map<object, Values>();
  private open = 1;
  private end: (whole: boolean) => void = () => undefined;

  constructor(context: Context, variables: Values) {
    this.context = context;
    this.variables = variables;
  }

  /** Begins, and waits for everything that is awaited on the way. @returns null when anything went wrong */
  async through(begin: (run: this) => unknown): Promise<unknown> {
    const ended = new Promise<boolean>((resolve) => {
      this.end = resolve;
    });
    let answer: unknown;
    this.step(() => {
      answer = begin(this);
    });
    return (await ended) ? answer : null;
  }

  /** Takes a value as soon as it is there. */
  wait(promise: PromiseLike<unknown>, take: (value: unknown) => void): void {
    this.open += 1;
    promise.then(
      (value) => {
        this.step(() => {
          take(value);
        });
      },
      () => {
        this.end(false);
      },
    );
  }

  /** What was made for the key before, or is made now: arguments are the same for every entry. */
  once(key: object, make: () => Values): Values {
    let made = this.known.get(key);
    if (made === undefined) {
      made = make();
      this.known.set(key, made);
    }
    return made;
  }

  private step(act: () => void): void {
    try {
      act();
    } catch {
      // Whatever it is, graphql-js will meet it too and say it as always.
      this.end(false);
      return;
    }
    this.open -= 1;
    if (this.open === 0) this.end(true);
  }
}
