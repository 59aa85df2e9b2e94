import { folders, hasPage } from '../paths.ts';
import { post } from '../search/post.ts';

/** The secret of a shared list in the part of an address that browsers send to nobody; undefined: there is none. */
export const secretIn = (hash: string): string | undefined => /^#list=([\w-]{43})$/.exec(hash)?.[1];

/**
 * Paths of the entries of a shared list, such as "services/sprachcafe"; none where the link has ended.
 * @throws where the server does not answer
 */
export async function sharedPaths(secret: string): Promise<string[]> {
  const { data } = await post<{ data?: { sharedList: { entries: { noun: string; slug: string }[] } | null } | null }>('query ($secret: String!) { sharedList(secret: $secret) { entries { noun slug } } }', { secret });
  if (!data) throw new Error('the list does not come');
  return (data.sharedList?.entries ?? []).flatMap(({ noun, slug }) => (hasPage(noun) ? [`${folders[noun]}/${slug}`] : []));
}
