import { expect, test } from 'vitest';
import { geoLink } from '../../site/geo.ts';

const address = { street: 'Musterallee 1', extra: null, postalCode: '00001', city: 'Musterstadt', country: 'DE' };
const nowhere = { kind: 'PHYSICAL', latitude: null, longitude: null, address } as const;

test('the map opens at the stated coordinates, and searches for no words that there may be elsewhere too', () => {
  expect(geoLink({ ...nowhere, latitude: 0.0118, longitude: -0.0066 })).toBe('geo:0.0118,-0.0066?q=0.0118,-0.0066(Musterallee%201%2C%2000001%20Musterstadt)');
  expect(geoLink({ ...nowhere, address: null, latitude: 0, longitude: 0 })).toBe('geo:0,0?q=0,0');
});

test('without coordinates it searches for the address, if there is a street', () => {
  expect(geoLink(nowhere)).toBe('geo:0,0?q=Musterallee%201%2C%2000001%20Musterstadt');
  expect(geoLink({ ...nowhere, address: { ...address, street: null } })).toBeUndefined();
});

test('there is no map of a letter box or of a room on the net', () => {
  expect(geoLink({ ...nowhere, kind: 'POSTAL' })).toBeUndefined();
  expect(geoLink({ ...nowhere, kind: 'VIRTUAL', latitude: 1, longitude: 1 })).toBeUndefined();
});
