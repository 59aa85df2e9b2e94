import type { Pool } from 'pg';
import { NOUNS, nounOf } from '../../schema/nouns.ts';
import { mustDo, whereAllowed } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { StoreReader } from '../store/read.ts';
import { FINE_DAYS } from './fine.ts';
import { linksOf } from './found.ts';

/** A web address in an entry that does not answer. */
export interface BrokenLink {
  readonly noun: string;
  /** Id of the entry. */
  readonly entry: string;
  readonly field: string;
  readonly url: string;
  /** A status of HTTP or one of ANSWERS, see visit.ts. */
  readonly answer: string;
  /** Since when it has not answered as a page does. */
  readonly since: Date;
  readonly triedAt: Date;
}

/** Web addresses that do not answer in entries that the viewer confirms, those first that have not for the longest. */
export async function brokenLinks(pool: Pool, viewer: Viewer, first: number): Promise<BrokenLink[]> {
  const kept = NOUNS.flatMap((noun) => {
    const condition = whereAllowed(viewer, 'confirm', noun);
    return condition === 'false' ? [] : [`(u.noun = '${noun.name}' and u.entry in (select t.id from "${noun.table}" t where t.state = 'PUBLISHED' and ${condition}))`];
  });
  if (kept.length === 0) return [];
  const { rows } = await pool.query<BrokenLink>(
    `select u.noun, u.entry, u.field, u.url, p.answer, p.failing_since as since, p.tried_at as "triedAt" from link_use u join linked_page p using (url)
     where p.broken_since is not null and (u.fine_at is null or u.fine_at < now() - make_interval(days => $2)) and (${kept.join(' or ')}) order by p.failing_since, u.entry, u.url limit $1`,
    [first, FINE_DAYS],
  );
  return stillThere(pool, viewer, rows);
}

/** What somebody has changed since the links were gathered is not told any more. */
async function stillThere(pool: Pool, viewer: Viewer, links: readonly BrokenLink[]): Promise<BrokenLink[]> {
  const read = new StoreReader(pool, viewer);
  const there = await Promise.all(links.map(async ({ noun, entry, field, url }) => {
    const row = await read.one(noun, entry);
    return row !== null && linksOf(nounOf(noun), row).some((found) => found.field === field && found.url === url);
  }));
  return links.filter((_, index) => there[index]);
}

/**
 * Somebody has looked: the address works. It is not told again for FINE_DAYS, and no longer brings the entry's turn forward.
 * @returns whether the entry names such an address @throws NOT_FOUND, FORBIDDEN
 */
export async function linkWorks(pool: Pool, viewer: Viewer, noun: string, entry: string, url: string): Promise<boolean> {
  await mustDo(pool, viewer, 'confirm', nounOf(noun), entry);
  const { rowCount } = await pool.query('update link_use set fine_at = now(), fine_by = $4 where noun = $1 and entry = $2 and url = $3', [noun, entry, url, viewer.name]);
  return (rowCount ?? 0) > 0;
}
