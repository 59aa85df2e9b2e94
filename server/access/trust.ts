/** How much of a partner's changes is published without waiting: nothing, what goes out of date fastest, or all. */
export const TRUST = { none: 0, usual: 1, full: 2 } as const;

/** What goes out of date fastest, and does harm when it is late: phones, hours and closures, capacity. */
const FAST: Readonly<Record<string, readonly string[]>> = {
  service: ['hours', 'capacity', 'waitTime', 'alert'],
  offering: ['hours', 'channels'],
  contact: ['hours', 'channels'],
  place: ['hours'],
};

/** Who names a place its own may change it: that is always looked at. */
const NEVER: Readonly<Record<string, readonly string[]>> = { actor: ['places', 'parent'] };

/** Whether a change of that field is published at once under that trust. */
export function isPublishedAtOnce(trust: number, noun: string, field: string): boolean {
  if (NEVER[noun]?.includes(field) === true) return false;
  return trust >= TRUST.full || (trust >= TRUST.usual && FAST[noun]?.includes(field) === true);
}
