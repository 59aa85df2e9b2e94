import { readFileSync } from 'node:fs';
import { ORIGINAL, locale } from '../../schema/language.ts';
import type { Row } from '../../schema/noun.ts';
import { type Text, readText } from '../../schema/text.ts';
import type { FacetField, FactFacet } from './question.ts';

/** Where the names of a facet's values are kept. */
const NAMES: Readonly<Record<FacetField | FactFacet, 'words' | 'terms' | 'networks' | 'languages' | 'itself'>> = {
  noun: 'words',
  topic: 'terms',
  targetGroup: 'terms',
  spokenLanguage: 'languages',
  municipality: 'itself',
  mode: 'words',
  access: 'words',
  audience: 'words',
  network: 'networks',
  free: 'words',
  stepFree: 'words',
  keptCurrent: 'words',
  open: 'words',
};

/** Names of facet values in the reader's language. */
export class Labels {
  private terms: ReadonlyMap<string, Text> = new Map();
  private topics: ReadonlySet<string> = new Set();
  private groups: readonly { readonly slug: string; readonly words: readonly string[] }[] = [];
  private networks: ReadonlyMap<string, string> = new Map();

  /** Replaces all terms. */
  knowTerms(terms: readonly Row[]): void {
    this.terms = new Map(terms.map(({ slug, label }) => [slug, label as Text]));
    this.topics = new Set(terms.flatMap(({ slug, vocabulary }) => (vocabulary === 'TOPIC' ? [slug] : [])));
    this.groups = terms.flatMap(({ slug, vocabulary, label, synonyms }) => (vocabulary === 'TARGET_GROUP' ? [{ slug, words: [label, synonyms].flatMap((text) => wordingsIn(text as Text | null)) }] : []));
  }

  /** Replaces all networks. */
  knowNetworks(networks: readonly Row[]): void {
    this.networks = new Map(networks.map(({ slug, name }) => [slug, String(name)]));
  }

  /** The name of a filter's value, whatever the filter. */
  ofAny(field: string, value: string, language: string): string {
    return field in NAMES ? this.of(field as keyof typeof NAMES, value, language) : value;
  }

  /** The value's name: in the language, else in German, else the value. */
  of(field: FacetField | FactFacet, value: string, language: string): string {
    switch (NAMES[field]) {
      case 'words':
        return word(`${field}.${value}`, language) ?? value;
      case 'terms':
        return this.term(value, language).label;
      case 'networks':
        return this.networks.get(value) ?? value;
      case 'languages':
        return languageName(value, language);
      case 'itself':
        return value;
    }
  }

  /** What a term is called: in the language, else in the original's, which is told. */
  term(slug: string, language: string): { readonly label: string; readonly language: string } {
    const label = this.terms.get(slug);
    if (label === undefined) return { label: slug, language: ORIGINAL };
    const read = readText(label, language);
    return { label: read.value, language: read.language };
  }

  /** Whether there is a topic of that slug. */
  isTopic(slug: string): boolean {
    return this.topics.has(slug);
  }

  /** What people call the groups that services are for, in every language. */
  targetGroups(): readonly { readonly slug: string; readonly words: readonly string[] }[] {
    return this.groups;
  }
}

function wordingsIn(text: Text | null): string[] {
  return Object.values(text?.values ?? {}).flatMap(({ value }) => value.split('\n'));
}

const languageNames = new Map<string, Intl.DisplayNames>();

const named = new Map<string, string>();

function languageName(tag: string, language: string): string {
  const key = `${language} ${tag}`;
  const name = named.get(key) ?? nameOfLanguage(tag, language);
  named.set(key, name);
  return name;
}

function nameOfLanguage(tag: string, language: string): string {
  let names = languageNames.get(language);
  if (names === undefined) {
    names = new Intl.DisplayNames([locale(language), ORIGINAL], { type: 'language' });
    languageNames.set(language, names);
  }
  try {
    return names.of(tag) ?? tag;
  } catch {
    // Whatever stands in an index can be told, even what Intl takes for no tag.
    return tag;
  }
}

const wordFiles = new Map<string, Readonly<Record<string, unknown>>>();

/** An interface word of the site, which is data to us: in the language, else in German. */
function word(key: string, language: string): string | undefined {
  const found = [language, ORIGINAL].map((tag) => wordsOf(tag)[key]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : undefined;
}

function wordsOf(language: string): Readonly<Record<string, unknown>> {
  let words = wordFiles.get(language);
  if (words === undefined) {
    words = readWords(language);
    wordFiles.set(language, words);
  }
  return words;
}

function readWords(language: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(new URL(`../../site/words/${language}.json`, import.meta.url), 'utf8')) as Record<string, unknown>;
  } catch {
    // No interface words in that language yet.
    return {};
  }
}
