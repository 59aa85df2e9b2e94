import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Ends a test run with one plain line, `12 passed, 0 failed, 3 skipped`, for people and programs that read the end only.
 *
 * A file that could not be loaded and an error outside all tests count as one failure each.
 */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string): number => states.filter((each) => each === state).length;
    const brokenFiles = modules.filter((module) => module.errors().length > 0).length;
    const skipped = count('skipped') + count('pending');
    const line = `${count('passed')} passed, ${count('failed') + brokenFiles + errors.length} failed`;
    // The other reporters may still be printing: the last word is said when the process ends.
    process.once('exit', () => writeSync(1, skipped > 0 ? `${line}, ${skipped} skipped\n` : `${line}\n`));
  }
}

export default ClosingLine;
