import type { Noun, Row } from '../../schema/noun.ts';
import { visibilityReach } from '../store/reach.ts';
import { whereAllowed } from './may.ts';
import type { Viewer } from './viewer.ts';

interface Guarded {
  visibility?: string;
}

/** What the veil must know of an entry, so that every read brings it along; what it filters itself need not come. */
export const VEILED_BY: ReadonlySet<string> = new Set(['exposure', 'addressVisibility', 'municipality']);

/** Whether an entry's slug would say where a hidden place is, as SQL on its alias `t`. */
const TELLING_SLUGS: Record<string, string> = {
  place: `coalesce(t.exposure, '') = 'HIDDEN'`,
  offering: `t.place_id in (select id from place where exposure = 'HIDDEN')`,
};

/** Whether whoever asks may know the slug, as SQL on alias `t`; `$1` is the viewer's reach. What lies in a hidden place's slug is known to nobody but those who run the directory. */
export function slugIsOpen({ name }: Pick<Noun, 'name'>): string {
  const telling = TELLING_SLUGS[name];
  return telling === undefined ? 'true' : `($1 > ${String(visibilityReach('STAFF'))} or not (${telling}))`;
}

/** The slug as whoever asks may know it: its id instead where it is not open. SQL on alias `t`; `$1` is the viewer's reach. */
export function shownSlug(noun: Pick<Noun, 'name'>): string {
  const open = slugIsOpen(noun);
  return open === 'true' ? 't.slug' : `case when ${open} then t.slug else t.id::text end`;
}

/** Takes out of a visible entry what this viewer may not see of it: channels one by one, and the address of a place that is not to be found. */
export function veil(noun: Pick<Noun, 'name'>, row: Row, viewer: Viewer): Row {
  if (viewer.reach > visibilityReach('STAFF')) return row;
  const place = noun.name === 'place' ? veilPlace(row, viewer) : row;
  if (viewer.reach >= visibilityReach('STAFF')) return place;
  // Who keeps an entry is nobody's business but of those who keep it with them; who checked it is told.
  if (place.createdBy != null) place.createdBy = null;
  if (place.changedBy != null) place.changedBy = null;
  return Array.isArray(place['channels']) ? { ...place, channels: (place['channels'] as Guarded[]).filter(({ visibility }) => visibilityReach(visibility) <= viewer.reach) } : place;
}

/** Of a place: whether whoever asks keeps it. A shelter's address leaves the server for nobody else, whatever their role. */
const KEPT = '__kept';

/** What a select of a noun's entries must tell beside their fields for the veil to know whom it is before, as SQL on alias `t`; begins with a comma. */
export function veiling(noun: Pick<Noun, 'name'>, viewer: Viewer): string {
  return noun.name === 'place' ? `, ${whereAllowed(viewer, 'draft', noun)} as "${KEPT}"` : '';
}

const FINER_THAN_A_TOWN = { directions: null, hours: null, latitude: null, longitude: null, url: null, identifiers: [], about: null, alsoKnownAs: [] };

function veilPlace(place: Row, { reach }: Viewer): Row {
  const { exposure } = place;
  if (exposure === 'HIDDEN' && place[KEPT] !== true) {
    // Even a name or the name of a document can give a street away; so can a slug, see above.
    const municipality = place['municipality'] as { name: string } | null;
    return { ...place, ...FINER_THAN_A_TOWN, name: municipality?.name ?? '–', address: null, sources: [] };
  }
  const addressed = (place['addressVisibility'] as string | null) ?? (exposure === 'AREA_ONLY' ? 'STAFF' : 'PUBLIC');
  if (visibilityReach(addressed) <= reach) return place;
  const { postalCode = null, city = null, country = null } = (place['address'] ?? {}) as Record<string, unknown>;
  return { ...place, ...FINER_THAN_A_TOWN, exposure: 'AREA_ONLY', address: { postalCode, city, country } };
}
