import { withEntries } from './address.ts';

/**
 * Leads from the hits that the page shows to the list that they are printed as.
 * @param search the part of the page's address that says what is searched for
 */
export function linkHandout(link: HTMLAnchorElement, search: string): void {
  const titles = document.querySelectorAll<HTMLAnchorElement>('#found .card-title a');
  // "/ar/services/sprachcafe/"
  link.search = withEntries(search, [...titles].map(({ pathname }) => pathname.split('/').slice(2, 4).join('/')));
  link.hidden = titles.length === 0;
}
