import type { Pool } from 'pg';

/** What somebody asks: words in their language, perhaps with a filter. */
export interface Question {
  readonly kind: 'one word' | 'beginning' | 'two words' | 'whole question';
  readonly query: string;
  readonly language: string;
  readonly filter: Readonly<Record<string, readonly string[]>>;
}

const LANGUAGES = ['de', 'en', 'ar'] as const;

const WHOLE: Record<(typeof LANGUAGES)[number], readonly ((topic: string, town: string) => string)[]> = {
  de: [(topic, town) => `Wer hilft mir in ${town} beim Thema ${topic}?`, (topic) => `Was brauche ich für ${topic} und wohin muss ich gehen?`],
  en: [(topic, town) => `Who can help me with ${topic} in ${town}?`, (topic) => `What do I need for ${topic} and where do I have to go?`],
  ar: [(topic, town) => `من يستطيع مساعدتي في موضوع ${topic} في ${town}؟`, (topic) => `ماذا أحتاج من أجل ${topic} وإلى أين أذهب؟`],
};

const FILTERS: readonly Question['filter'][] = [{}, {}, { noun: ['service'] }, {}, {}, { spokenLanguage: ['ar', 'en'], noun: ['service'] }];

/**
 * A hundred questions or so about what is in the directory: single words, words still being typed, two words, and whole questions,
 * in three languages, a third of them filtered. The same database gives the same questions.
 */
export async function questions(pool: Pool): Promise<Question[]> {
  const { rows: topics } = await pool.query<Record<string, string>>(
    `select ${LANGUAGES.map((tag) => `coalesce(label->'values'->'${tag}'->>'value', label->'values'->'de'->>'value') as ${tag}`).join(', ')} from term where vocabulary = 'TOPIC' order by slug`,
  );
  const { rows: towns } = await pool.query<{ town: string }>(`select distinct municipality->>'name' as town from place where municipality is not null and reach = 0 order by 1`);
  const asked: Question[] = [];
  topics.forEach((labels, index) => {
    const language = LANGUAGES[index % LANGUAGES.length] ?? 'de';
    const topic = labels[language] ?? '';
    const word = topic.split(/[\s,–-]+/)[0] ?? topic;
    const town = towns[(index * 7) % towns.length]?.town ?? '';
    const whole = WHOLE[language][index % 2];
    const say = (kind: Question['kind'], query: string): void => {
      asked.push({ kind, query, language, filter: FILTERS[asked.length % FILTERS.length] ?? {} });
    };
    if (index % 2 === 0) say('one word', word);
    if (index % 3 === 0) say('beginning', word.slice(0, 4));
    if (index % 4 === 0) say('two words', `${word} ${town}`);
    if (index % 4 === 1 && whole !== undefined) say('whole question', whole(topic, town));
  });
  return asked;
}
