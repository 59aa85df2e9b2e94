import type { Finding } from './benchmark.ts';
import type { Comparison, Measured } from './statistics.ts';

/** "4.2 ms" */
export function milliseconds(value: number): string {
  return `${rounded(value)} ms`;
}

/** "4.2 ms (p95 7.9 ms)" */
export function times({ p50, p95 }: Measured): string {
  return `${milliseconds(p50)} (p95 ${milliseconds(p95)})`;
}

/** "1.34", with the range it lay in from round to round. */
export function ratioOf({ ratio, range: [lowest, highest] }: Comparison): string {
  return `${ratio.p50.toFixed(2)} (${lowest.toFixed(2)}–${highest.toFixed(2)})`;
}

/** "123 MB" */
export function megabytes(bytes: number): string {
  return `${rounded(bytes / 1e6)} MB`;
}

/** Three digits or so: more would only be noise. */
export function rounded(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** The findings as a table in Markdown, notes below it. */
export function table(findings: readonly Finding[], machine: string): string {
  const notes = [...new Set(findings.flatMap(({ note }) => note ?? []))];
  const head = ['', 'baseline', 'here', 'ratio', 'aim'];
  const rows = findings.map(({ what, baseline, ours, ratio, aim, note }) => [note === undefined ? what : `${what} [${String(notes.indexOf(note) + 1)}]`, baseline ?? '–', ours, ratio ?? '–', aim ?? '–']);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), '', machine, ...notes.map((note, index) => `\n[${String(index + 1)}] ${note}`), ''].join('\n');
}
