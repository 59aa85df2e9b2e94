import type { Benchmark, Finding } from './benchmark.ts';
import { megabytes } from './tell.ts';

/** The most memory that each program took while everything before was measured. */
export const memory: Benchmark = {
  name: 'memory',
  run: async (ground) => {
    await ground.indexed();
    await ground.server();
    const peaks = [...ground.memory.peaks()].filter(([, bytes]) => bytes > 0);
    if (peaks.length === 0) return [{ what: 'Peak memory', ours: 'not measured', note: 'This system has no /proc.', figures: {} }];
    return peaks.map(([who, bytes]): Finding => ({ what: `Peak memory: ${who}`, ours: megabytes(bytes), figures: { bytes } }));
  },
};
