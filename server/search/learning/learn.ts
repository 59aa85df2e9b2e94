import type { Base } from '../relevance/base.ts';
import { hash, words } from '../words/tokens.ts';
import { learnLexicon } from './learn-lexicon.ts';
import { learnSpace } from './learn-space.ts';
import type { Segment } from './segment.ts';

/**
 * Learns from the same texts, and the same questions as people ask them, in several languages.
 * @param original the language that entries are found in from all the others
 */
export function learn(texts: readonly Segment[], questions: readonly Segment[], original: string): Base {
  const all = [...texts, ...questions];
  const languages = [...new Set(all.flatMap((segment) => [...segment.keys()]))];
  return {
    space: learnSpace(all),
    lexica: new Map(languages.filter((language) => language !== original).map((language) => [language, learnLexicon(all, language, original)])),
    questionWords: new Map(languages.map((language) => [language, learnQuestionWords(questions.flatMap((question) => question.get(language) ?? []), language)])),
  };
}

/** How much each word tells in a question: the rarer in questions, the more. */
function learnQuestionWords(questions: readonly string[], language: string): Map<number, number> {
  const counts = new Map<string, number>();
  for (const question of questions) for (const word of new Set(words(question, language))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = Math.log(questions.length + 1);
  return new Map([...counts].map(([word, count]) => [hash(word), Math.log((questions.length + 1) / (count + 1)) / most]));
}
