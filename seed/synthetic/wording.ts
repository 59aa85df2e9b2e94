import type { LocalizedInput } from '../line.ts';
import type { Random } from './random.ts';
import type { Sentence } from './sentences.ts';
import { furtherLanguages, topicNames } from './topic-words.ts';
import { type FirstPart, firstParts, groups, type LastPart, lastParts, papers, towns } from './words.ts';

const machine = 'synthetic';

/** A word made from two parts, in German, English and Arabic, and the topic it belongs to. */
export interface Compound {
  words: Sentence;
  topic: string;
}

/** What an entry talks about: the same in each of its languages. */
export interface Subject {
  main: Compound;
  other: Compound;
  paper: LastPart;
  group: FirstPart;
  town: string;
  /** Whether it comes in English and Arabic too. */
  translated: boolean;
  /** The one further language of its title, if any. */
  further: number | undefined;
}

/** German, English, Arabic: the places in a sentence's and a word's tuple. */
type Place = 0 | 1 | 2;

function each(make: (language: Place) => string): Sentence {
  return [make(0), make(1), make(2)];
}

function compound(random: Random): Compound {
  const [de, en, ar, topic] = random.pick(firstParts);
  const [lastDe, lastEn, lastAr] = random.pick(lastParts);
  return { words: [de + lastDe, `${en} ${lastEn}`, `${lastAr} ${ar}`], topic };
}

/** Draws what an entry is to talk about. */
export function subject(random: Random): Subject {
  return {
    main: compound(random),
    other: compound(random),
    paper: random.pick(papers),
    group: random.pick(groups),
    town: random.pick(towns),
    translated: random.chance(85),
    further: random.chance(25) ? random.between(0, furtherLanguages.length - 1) : undefined,
  };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function fill(sentence: Sentence, about: Subject, count: number): Sentence {
  return each((language) => upperFirst(sentence[language]
    .replaceAll('{c}', about.main.words[language])
    .replaceAll('{d}', about.other.words[language])
    .replaceAll('{p}', about.paper[language])
    .replaceAll('{g}', about.group[language])
    .replaceAll('{t}', about.town)
    .replaceAll('{n}', String(count))));
}

function localized(about: Subject, [de, en, ar]: Sentence): LocalizedInput {
  if (!about.translated) return { de };
  return { de, en: { value: en, machine }, ar: { value: ar, machine } };
}

/** A short text of one sentence or less. */
export function phrase(about: Subject, sentence: Sentence): LocalizedInput {
  return localized(about, fill(sentence, about, 0));
}

/** A title with the town and a number; a quarter of the entries carry it in one further language. */
export function title(about: Subject, number: string): LocalizedInput {
  const texts = localized(about, each((language) =>
    `${upperFirst(about.main.words[language])} ${about.town} ${number}`));
  if (about.further === undefined) return texts;
  const language = furtherLanguages[about.further];
  const name = topicNames.get(about.main.topic)?.[about.further];
  if (language === undefined || name === undefined) {
    throw new RangeError(`No further names for topic ${about.main.topic}`);
  }
  return { ...texts, [language]: { value: `${name}: ${about.town} ${number}`, machine } };
}

/** Different sentences of a list, joined into one text. */
export function text(random: Random, about: Subject, sentences: readonly Sentence[], count: number): LocalizedInput {
  const filled = random.some(sentences, count).map((sentence) => fill(sentence, about, random.between(2, 40)));
  return localized(about, each((language) => filled.map((sentence) => sentence[language]).join(' ')));
}

/** A list-like text: one item a line. */
export function lines(about: Subject, items: readonly LastPart[]): LocalizedInput {
  return localized(about, each((language) => items.map((item) => item[language]).join('\n')));
}

/** A Markdown text: two to five sections of a heading, a paragraph and sometimes a list. */
export function markdown(
  random: Random, about: Subject, headings: readonly Sentence[], sentences: readonly Sentence[],
): LocalizedInput {
  const sections = random.some(headings, 5).map((heading) => {
    // Each section has a side subject of its own, so that the body has more words than the title.
    const section = { ...subject(random), town: about.town, main: about.main };
    const paragraph = random.some(sentences, random.between(2, 5)).map((one) => fill(one, section, random.between(2, 40)));
    const list = random.chance(50) ? random.some(papers, random.between(2, 4)) : [];
    return each((language) => [
      `## ${heading[language]}`,
      paragraph.map((one) => one[language]).join(' '),
      ...(list.length === 0 ? [] : [list.map((item) => `- ${item[language]}`).join('\n')]),
    ].join('\n\n'));
  });
  return localized(about, each((language) => sections.map((section) => section[language]).join('\n\n')));
}

/** Makes a slug: lower-case a to z, digits and single hyphens. */
export function slugOf(name: string): string {
  return name.toLowerCase()
    .replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')
    .normalize('NFD').replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}
