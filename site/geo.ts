import type { Place } from './directory/shapes.ts';

/**
 * A link that opens the map of the reader's own choice; nothing where the place is not known to the metre, or where nobody can go.
 * Where the coordinates are stated, the map is asked to show that very point: searching for the words as well could lead to another street of that name.
 * @see https://www.rfc-editor.org/rfc/rfc5870 geo URI
 * @see https://developer.android.com/guide/components/intents-common#ViewMap `q=latitude,longitude(label)`
 */
export function geoLink(place: Pick<Place, 'kind' | 'latitude' | 'longitude' | 'address'>): string | undefined {
  const { kind, latitude, longitude, address } = place;
  if (kind === 'POSTAL' || kind === 'VIRTUAL') return undefined;
  const words = [address?.street, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  if (latitude !== null && longitude !== null) {
    const point = `${String(latitude)},${String(longitude)}`;
    return `geo:${point}?q=${point}${words && encodeURIComponent(`(${words})`)}`;
  }
  return address?.street && words ? `geo:0,0?q=${encodeURIComponent(words)}` : undefined;
}
