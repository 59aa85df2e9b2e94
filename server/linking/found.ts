import MarkdownIt from 'markdown-it';
import type { Field } from '../../schema/field.ts';
import type { Noun } from '../../schema/noun.ts';
import { Url } from '../../schema/scalar.ts';
import type { Text } from '../../schema/text.ts';

/** A web address in an entry. */
export interface Found {
  /** The entry's own field in which it stands. */
  readonly field: string;
  readonly url: string;
}

const markdown = new MarkdownIt();

/** The web addresses that an entry names: its own fields, those within objects, ways to reach somebody on the web, and links in its texts. Each once a field. */
export function linksOf({ all }: Pick<Noun, 'all'>, entry: Readonly<Record<string, unknown>>): Found[] {
  return Object.entries(all).flatMap(([name, field]) => [...new Set(within(field, entry[name]))].map((url) => ({ field: name, url })));
}

function within(field: Field, value: unknown): string[] {
  if (value == null) return [];
  switch (field.kind) {
    case 'scalar':
      return field.type === Url && typeof value === 'string' ? [value] : [];
    case 'text':
      return Object.values((value as Text).values).flatMap(({ value: words }) => inMarkdown(words));
    case 'object':
      return inObject(field, value as Readonly<Record<string, unknown>>);
    case 'objects':
      return (value as readonly Readonly<Record<string, unknown>>[]).flatMap((item) => inObject(field, item));
    default:
      return [];
  }
}

function inObject({ value: type }: Field, item: Readonly<Record<string, unknown>>): string[] {
  // A channel's value is a web address when it is one of the web.
  if (type?.name === 'Channel') return item['kind'] === 'WEB' && typeof item['value'] === 'string' ? [item['value']] : [];
  return Object.entries(type?.fields ?? {}).flatMap(([name, field]) => within(field, item[name]));
}

function inMarkdown(words: string): string[] {
  // Most texts hold no link, and reading Markdown takes its time.
  if (!/\]\(|\]:|</.test(words) || !words.includes('://')) return [];
  return markdown.parse(words, {}).flatMap(({ children }) => (children ?? []).flatMap((token) => {
    const href = token.type === 'link_open' ? String(token.attrGet('href') ?? '') : '';
    return /^https?:\/\//i.test(href) && URL.canParse(href) ? [href] : [];
  }));
}
