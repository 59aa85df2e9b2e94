import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Problem } from './problems.ts';

/** What every input of a form may need to know. */
export interface Situation {
  readonly problems: readonly Problem[];
  /** The language whose translations stand beside the original; undefined: none. */
  readonly beside: string | undefined;
  readonly setBeside: (language: string | undefined) => void;
  /** Languages that texts can be in. */
  readonly languages: readonly string[];
  /** Who looks at what a machine wrote, as readers will see it. */
  readonly checker: string;
  /** Ids of the actors whose entries the writer keeps. */
  readonly actors: readonly string[];
}

export const SituationContext = createContext<Situation>({ problems: [], beside: undefined, setBeside: () => undefined, languages: [], checker: '', actors: [] });

export const useSituation = (): Situation => useContext(SituationContext);
