import { ask } from './ask.ts';

/** A web address in an entry that does not answer. */
export interface BrokenLink {
  readonly noun: string;
  readonly entry: string;
  readonly field: string;
  readonly url: string;
  /** A status of HTTP or a word for why there was none. */
  readonly answer: string;
  /** ISO 8601. */
  readonly since: string;
}

/** Web addresses that do not answer in entries of who asks. */
export async function loadBrokenLinks(): Promise<BrokenLink[]> {
  return (await ask<{ brokenLinks: BrokenLink[] }>('{ brokenLinks(first: 50) { noun entry field url answer since } }')).brokenLinks;
}

/** Says that an address works: somebody has looked. */
export async function sayLinkWorks({ noun, entry, url }: BrokenLink): Promise<void> {
  await ask('mutation ($noun: String!, $id: UUID!, $url: URL!) { linkWorks(noun: $noun, id: $id, url: $url) }', { noun, id: entry, url });
}
