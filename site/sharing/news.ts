import { brandFor } from '../brand/brand.ts';
import { titleOf } from '../cards.ts';
import type { Directory } from '../directory/directory.ts';
import type { Article } from '../directory/shapes.ts';
import { pathOf } from '../paths.ts';
import type { Reader } from '../reader.ts';
import { xmlElement, xmlText } from './xml.ts';

/** How many news a feed holds, the newest ones; feed readers keep the older ones themselves. */
const most = 50;

/** Path of the feed of news in a language. */
export function newsPathOf(language: string): string {
  return `/${language}/news.xml`;
}

// News whose day nobody states come last, and get none: the day of an import is not the day of the news.
const dayOf = (article: Article) => article.publishedOn ?? '';

/**
 * News of the directory as RSS 2.0 in one reader's language, the newest first; German stands in where a translation is missing.
 * @see https://www.rssboard.org/rss-specification
 */
export function newsFeed(all: Directory, reader: Reader, site: URL): string {
  const news = all.articles.all
    .filter((article) => article.kind === 'NEWS')
    .sort((one, other) => dayOf(other).localeCompare(dayOf(one)) || one.slug.localeCompare(other.slug))
    .slice(0, most);
  const absolute = (path: string) => new URL(path, site).href;
  const changed = news.map((article) => article.changedAt).sort().at(-1);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    xmlElement('title', `${brandFor(all, reader).name} – ${reader.word('feed.news')}`),
    xmlElement('link', absolute(`/${reader.language}/`)),
    xmlElement('description', reader.word('home.lead')),
    xmlElement('language', reader.language),
    ...(changed ? [xmlElement('lastBuildDate', new Date(changed).toUTCString())] : []),
    `<atom:link href="${xmlText(absolute(newsPathOf(reader.language)))}" rel="self" type="application/rss+xml"/>`,
    ...news.map((article) => {
      const summary = reader.text(article.summary)?.value;
      return [
        '<item>',
        xmlElement('title', titleOf('article', article, reader).value),
        xmlElement('link', absolute(pathOf(reader.language, 'article', article.slug))),
        // Neither its title nor its address make news new: its id does.
        `<guid isPermaLink="false">urn:uuid:${article.id}</guid>`,
        ...(article.publishedOn ? [xmlElement('pubDate', new Date(`${article.publishedOn.slice(0, 10)}T00:00:00Z`).toUTCString())] : []),
        ...(summary ? [xmlElement('description', summary)] : []),
        '</item>',
      ].join('');
    }),
    '</channel></rss>',
    '',
  ].join('\n');
}
