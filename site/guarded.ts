import type { Place } from './directory/shapes.ts';

/** Whether a place is shown by its town only, since those who live or work there must not be found. The server sends nothing finer; a page does not show the way either. */
export function isGuarded({ exposure }: Pick<Place, 'exposure'>): boolean {
  return exposure === 'HIDDEN' || exposure === 'AREA_ONLY';
}
