import { createHash } from 'node:crypto';
import slugify from '@sindresorhus/slugify';

const LONGEST = 100;

/** A slug made of words in any script; a long one is cut at 100 characters and ends in a hash, so that two long ones stay two. */
export function slugOf(words: string): string {
  const slug = slugify(words, { customReplacements: [['*', ''], ['/', ' ']] });
  if (slug === '') return `x-${hash(words)}`;
  return slug.length <= LONGEST ? slug : `${slug.slice(0, LONGEST - 9).replace(/-+$/, '')}-${hash(words)}`;
}

const hash = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 8);
