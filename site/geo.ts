import type { Place } from './directory/shapes.ts';

/**
 * A link that opens the map of the reader's own choice; nothing where the place is not known to the metre.
 * @see https://www.rfc-editor.org/rfc/rfc5870 geo URI
 */
export function geoLink(place: Place): string | undefined {
  const { latitude, longitude, address } = place;
  const words = [address?.street, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  if (latitude !== null && longitude !== null) {
    return `geo:${String(latitude)},${String(longitude)}${words ? `?q=${encodeURIComponent(words)}` : ''}`;
  }
  return address?.street && words ? `geo:0,0?q=${encodeURIComponent(words)}` : undefined;
}
