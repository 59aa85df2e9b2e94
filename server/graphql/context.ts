import type { Pool } from 'pg';
import type { Asking } from '../../schema/graphql.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Post } from '../mail/post.ts';
import type { Previews } from '../previewing/previews.ts';
import type { Reports } from '../reporting/reports.ts';
import type { SearchAnswer, SearchQuestion, Suggestion } from '../search/question.ts';
import type { SuggestQuestion } from '../search/suggest.ts';
import type { StoreReader } from '../store/read.ts';
import type { Translator } from '../translating/translator.ts';

/** What every operation knows: who asks, what they may read, and the verbs beneath. */
export interface Context extends Asking {
  readonly viewer: Viewer;
  /** Id of the session that who asks came with, if they did. */
  readonly session?: string;
  readonly read: StoreReader;
  readonly pool: Pool;
  readonly search: (question: SearchQuestion, viewer?: Viewer) => Promise<SearchAnswer>;
  readonly suggest: (question: SuggestQuestion, viewer?: Viewer) => Promise<readonly Suggestion[]>;
  readonly reports: Reports;
  /** Where pages are made that are not published; undefined: not here. */
  readonly previews: Previews | undefined;
  /** The network address of who asks: for limits alone, never stored and never logged. */
  readonly sender: string;
  /** Tells the drainer that something was written. */
  readonly nudge: () => void;
  /** Told when a mail was queued, and whom its files should know no more. */
  readonly post: Pick<Post, 'nudge' | 'forgetPerson'>;
  readonly publicUrl: string;
  /** The engine that translates, where those who run the directory have one. */
  readonly translator: Translator | undefined;
}
