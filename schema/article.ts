import { choice, date, enumeration, many, one, partialDate, required, text } from './field.ts';
import { range } from './hours.ts';
import { noun } from './noun.ts';

export const ArticleKind = enumeration('ArticleKind', 'What an article is.', {
  GUIDE: 'How something works.',
  NEWS: 'What happened.',
  PROJECT: 'A project and its term.',
  GLOSSARY: 'What a word means.',
  URGENT: 'Help that cannot wait.',
});

/** A piece of knowledge. */
export const Article = noun({
  name: 'article',
  plural: 'articles',
  description: 'A piece of knowledge.',
  title: 'title',
  fields: {
    kind: required(choice(ArticleKind, { filter: true })),
    title: required(text({ max: 300 })),
    summary: text({ max: 500 }),
    body: text({ max: 100_000, markdown: true, description: 'Markdown (CommonMark with tables), no raw HTML.' }),
    topics: many('term', 'articles'),
    author: one('actor', 'articles'),
    publishedOn: date(),
    since: partialDate({ description: "A project's beginning." }),
    until: partialDate({ description: "A project's end." }),
    actors: many('actor', 'relatedArticles'),
    services: many('service', 'relatedArticles'),
    contacts: many('contact', 'relatedArticles'),
    articles: many('article', 'relatedArticles'),
    events: many('event', 'relatedArticles'),
    networks: many('network', 'articles'),
  },
  rule: ({ since, until }) => {
    range(since, until);
  },
});
