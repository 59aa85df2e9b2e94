import type { Place } from './directory/shapes.ts';

/** An address in one line, without the place's name; nothing where no street is stated. */
export function addressLine({ address, municipality }: Place): string | undefined {
  if (!address?.street) return undefined;
  const town = [address.postalCode, address.city ?? municipality?.name].filter(Boolean).join(' ');
  return [address.street, address.extra, town].filter(Boolean).join(', ');
}
