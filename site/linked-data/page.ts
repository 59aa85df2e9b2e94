import type { BreadcrumbList, Graph, WebSite } from 'schema-dts';
import { brandFor } from '../brand/brand.ts';
import type { Said } from '../reader.ts';
import type { NounAndEntry } from '../sharing/sheet.ts';
import { entryData } from './entries.ts';
import type { Speaker } from './words.ts';

interface Crumb {
  href: string;
  label: Said;
}

/** Linked data of an entry's page: the entry, and the way to it as the page shows it. */
export function entryGraph(speaker: Speaker, item: NounAndEntry, crumbs: Crumb[]): Graph {
  return { '@context': 'https://schema.org', '@graph': [entryData(speaker, item), ...crumbTrail(speaker, crumbs)] };
}

/** Linked data of the home page: the site, and how it is searched. */
export function siteGraph({ all, reader, site }: Speaker): Graph {
  const home = site && new URL(`/${reader.language}/`, site).href;
  const data: Exclude<WebSite, string> = {
    '@type': 'WebSite',
    name: brandFor(all, reader).name,
    description: reader.word('home.lead'),
    url: home,
    inLanguage: reader.language,
    potentialAction: home === undefined ? undefined : searchAction(home),
  };
  return { '@context': 'https://schema.org', '@graph': [data] };
}

/** @see https://developers.google.com/search/docs/appearance/sitelinks-searchbox for the query's input, which schema.org knows by an extension only */
function searchAction(home: string) {
  const input = { 'query-input': 'required name=search_term_string' };
  return { '@type': 'SearchAction' as const, target: { '@type': 'EntryPoint' as const, urlTemplate: `${home}search/?q={search_term_string}` }, ...input };
}

function crumbTrail({ site }: Speaker, crumbs: Crumb[]): BreadcrumbList[] {
  // A step without an address is none (https://schema.org/BreadcrumbList wants an item or a URL for each but the last).
  if (!site || crumbs.length === 0) return [];
  return [{
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ href, label }, index) => ({ '@type': 'ListItem' as const, position: index + 1, name: label.value, item: new URL(href, site).href })),
  }];
}

/** Linked data as the content of a script element: no text of an entry can end it. */
export function scriptContent(graph: Graph): string {
  return JSON.stringify(graph).replaceAll('<', '\\u003c');
}
