import { areaKey, object, objects, required, string, value } from './field.ts';

/** A municipality or district. The key stays empty where nobody is sure of it. */
export const Municipality = value('Municipality', 'A municipality or district by name and official key.', {
  name: required(string()),
  key: areaKey(),
});

export const Area = value('Area', 'The area of a network.', {
  district: object(Municipality),
  municipalities: objects(Municipality),
});

export const Address = value('Address', 'A postal address.', {
  street: string(),
  extra: string({ description: 'Floor, building, c/o.' }),
  postalCode: string({ max: 20 }),
  city: string(),
  country: string({ max: 2, description: 'ISO 3166-1 alpha-2; DE when not stated.' }),
});
