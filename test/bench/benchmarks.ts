import type { Benchmark } from './benchmark.ts';
import { indexing } from './indexing.ts';
import { keeping } from './keeping.ts';
import { list } from './list.ts';
import { memory } from './memory.ts';
import { relevance } from './relevance.ts';
import { search } from './search.ts';
import { site } from './site.ts';
import { suggest } from './suggest.ts';
import { web } from './web.ts';
import { write } from './write.ts';

/** All that is measured, in the order in which it is: indexing fills the index that the next ones need, and memory is what all of them took; relevance and web stand on directories of their own. */
export const BENCHMARKS: readonly Benchmark[] = [indexing, search, suggest, list, write, keeping, site, memory, relevance, web];
