/** Days for which a person's word that an address works counts more than what we got. */
export const FINE_DAYS = 90;
