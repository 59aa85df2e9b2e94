/** Lists longer than this go on over several pages, so that none grows too big for a bad connection. */
export const leafSize = 100;

/** One page of a long list. */
export interface Leaf<Item> {
  items: Item[];
  /** Counted from 1. */
  number: number;
  total: number;
}

/** A list cut into pages; an empty list is one empty page. */
export function leavesOf<Item>(items: Item[], size = leafSize): Leaf<Item>[] {
  const total = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: total }, (_, index) => ({
    items: items.slice(index * size, (index + 1) * size),
    number: index + 1,
    total,
  }));
}

/** Last part of a page's path: the first page has none. */
export function leafParam(number: number): string | undefined {
  return number === 1 ? undefined : String(number);
}
