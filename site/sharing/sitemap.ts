import type { Directory } from '../directory/directory.ts';
import { mapsOf } from '../map/towns.ts';
import { townsOf } from '../municipalities.ts';
import { folders } from '../paths.ts';
import { languages } from '../words.ts';
import { everyPage } from './everything.ts';
import { xmlElement, xmlText } from './xml.ts';

/** A page in all languages. */
export interface MappedPage {
  /** Its path after the language. */
  path: string;
  /** Day or moment of its last change, where one thing alone decides that. */
  changedAt: string | undefined;
}

/** Pages of the site that are no entry's. */
const lists = ['/', '/topics/', '/a-z/', '/events/', '/networks/', '/municipalities/', '/qualifications/', '/urgent/', '/urgent/violence/'];

/** Pages of a part. With ten languages a part stays below 20,000 addresses and 30 MB; allowed are 50,000 and 50 MB. */
const partSize = 2000;

/** Pages that search engines are told of, cut into parts. */
export function mapParts(all: Directory): MappedPage[][] {
  const pages: MappedPage[] = [
    ...[...lists, ...townsOf(all).map(({ slug }) => `/municipalities/${slug}/`), ...mapsOf(all).map(({ slug }) => `/networks/${slug}/map/`)].map((path) => ({ path, changedAt: undefined })),
    ...everyPage(all).map(({ noun, entry }) => ({ path: `/${folders[noun]}/${entry.slug}/`, changedAt: entry.changedAt })),
  ];
  return Array.from({ length: Math.ceil(pages.length / partSize) }, (_, index) => pages.slice(index * partSize, (index + 1) * partSize));
}

/** Path of a part of the map, counted from 1. */
function partPath(number: number): string {
  return `/sitemap-${String(number)}.xml`;
}

/** The list of all parts. @see https://www.sitemaps.org/protocol.html#index */
export function mapIndex(all: Directory, site: URL): string {
  const parts = mapParts(all).map((pages, index) => {
    const changed = pages.flatMap(({ changedAt }) => changedAt ?? []).sort().at(-1);
    return `<sitemap>${xmlElement('loc', new URL(partPath(index + 1), site).href)}${changed ? xmlElement('lastmod', changed) : ''}</sitemap>`;
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', ...parts, '</sitemapindex>', ''].join('\n');
}

/** Pages in every language, each with the same page in all others. @see https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap */
export function mapPart(pages: MappedPage[], site: URL): string {
  const urls = pages.flatMap(({ path, changedAt }) => {
    const addresses = languages.map((language) => ({ language, href: new URL(`/${language}${path}`, site).href }));
    const alternates = addresses.map(({ language, href }) => `<xhtml:link rel="alternate" hreflang="${language}" href="${xmlText(href)}"/>`).join('');
    return addresses.map(({ href }) => `<url>${xmlElement('loc', href)}${changedAt ? xmlElement('lastmod', changedAt) : ''}${alternates}</url>`);
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}
