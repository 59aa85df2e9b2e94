import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A question that somebody may ask, and the page that answers it. */
export interface Asked {
  readonly question: string;
  /** The page's id. */
  readonly page: string;
}

/** The questions of one split in one language. */
export interface QuestionSet {
  readonly split: string;
  readonly language: string;
  readonly questions: readonly Asked[];
}

export interface Page {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

const FOLDS = 5;
const QUESTIONS = /^questions\.(?<split>[^.]+)\.(?<language>[^.]+)\.ndjson$/;

/** Whether a folder holds pages and questions. */
export function isFolder(folder: string): boolean {
  return existsSync(join(folder, 'pages.de.ndjson')) && readdirSync(folder).some((name) => QUESTIONS.test(name));
}

/**
 * Every file `questions.SPLIT.LANG.ndjson` of a folder, German first, split by split.
 * @param fold keeps only questions about every fifth page, beginning with that one, as `npm run learn -- --without FOLD` leaves out
 */
export function questionSets(folder: string, fold?: number): QuestionSet[] {
  const kept = fold === undefined ? undefined : new Set(pagesIn(folder, 'de').filter((_, at) => at % FOLDS === fold).map(({ id }) => id));
  const sets = readdirSync(folder).flatMap((name): QuestionSet[] => {
    const { split, language } = QUESTIONS.exec(name)?.groups ?? {};
    if (split === undefined || language === undefined) return [];
    return [{ split, language, questions: lines<Asked>(join(folder, name)).filter(({ page }) => kept?.has(page) ?? true) }];
  });
  return sets
    .filter(({ questions }) => questions.length > 0)
    .sort((one, other) => (one.split === other.split ? order(one.language) - order(other.language) : one.split < other.split ? 1 : -1));
}

/** The pages in one language. */
export function pagesIn(folder: string, language: string): Page[] {
  return lines<Page>(join(folder, `pages.${language}.ndjson`));
}

/** The languages' usual order in reports; others after them. */
const order = (language: string): number => ['de', 'en', 'fr', 'ar', 'uk', language].indexOf(language);

function lines<Line>(file: string): Line[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
}
