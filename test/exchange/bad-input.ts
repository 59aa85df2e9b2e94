/** Something that somebody gives and that cannot be taken; the same rules hold for an import line and a mutation. */
export interface BadInput {
  readonly what: string;
  readonly noun: string;
  readonly fields: Record<string, unknown>;
  readonly code: string;
  readonly field: string;
  /** What the error says is allowed. */
  readonly says: string;
}

const service = { slug: 'neu', title: { de: 'Neu' }, actor: 'verein' };
const article = { slug: 'neu', kind: 'GUIDE', title: { de: 'Neu' } };
const event = { slug: 'neu', title: { de: 'Neu' }, start: '2026-12-01T17:30' };
const actor = { slug: 'neu', name: 'Neu' };
const place = { slug: 'neu', name: 'Neu' };
const contact = { slug: 'neu', name: 'Neu' };
const slot = (fields: object) => ({ ...service, hours: { slots: [{ day: 'MO', from: '09:00', to: '12:00' }, { day: 'TU', from: '09:00', to: '12:00', ...fields }] } });
const body = (de: string) => ({ ...article, body: { de } });
const rule = (recurrence: string) => ({ ...event, recurrence });

/** Everything of the list "Bad input" that stands in an entry, and what lies near it. */
export const BAD_INPUT: readonly BadInput[] = [
  { what: 'an unknown language', noun: 'service', fields: { ...service, title: { de: 'Neu', xx: 'New' } }, code: 'BAD_LANGUAGE', field: 'title.xx', says: 'Allowed: de, de-simple, en, fr, ar, fa, uk, ru, tr' },
  { what: 'an unknown language deep inside', noun: 'service', fields: { ...service, hours: { exceptions: [{ from: '2026-12-24', closed: true, reason: { xx: 'Eve' } }] } }, code: 'BAD_LANGUAGE', field: 'hours.exceptions.0.reason.xx', says: 'Allowed: de' },
  { what: 'a spoken language that is no tag', noun: 'service', fields: { ...service, languages: ['de', 'Arabisch!'] }, code: 'BAD_LANGUAGE_TAG', field: 'languages.1', says: 'BCP 47' },
  { what: 'a malformed slug', noun: 'actor', fields: { ...actor, slug: 'Grün & Weiß' }, code: 'BAD_SLUG', field: 'slug', says: 'a–z, 0–9 and single hyphens' },
  { what: 'a slug of 101 characters', noun: 'actor', fields: { ...actor, slug: 'a'.repeat(101) }, code: 'BAD_SLUG', field: 'slug', says: '1 to 100' },
  { what: 'an id that is none', noun: 'actor', fields: { ...actor, id: 'verein' }, code: 'BAD_INPUT', field: 'id', says: 'UUID' },
  { what: 'a reference to nothing', noun: 'service', fields: { ...service, actor: 'niemand' }, code: 'BAD_REFERENCE', field: 'actor', says: 'Give the id or slug of one that exists' },
  { what: 'a reference to nothing in a list', noun: 'service', fields: { ...service, contacts: ['erika', 'niemand'] }, code: 'BAD_REFERENCE', field: 'contacts.1', says: 'There is no contact "niemand"' },
  { what: 'a reference to another kind of entry', noun: 'service', fields: { ...service, actor: 'erika' }, code: 'BAD_REFERENCE', field: 'actor', says: 'There is no actor "erika"' },
  { what: 'an offering of a service that is not there, without a slug', noun: 'offering', fields: { service: 'niemand', place: 'rathaus' }, code: 'BAD_REFERENCE', field: 'service', says: 'There is no service' },
  { what: 'a slug that another entry has', noun: 'actor', fields: { ...actor, id: '0d761f42-f9d7-4131-be72-f4bedc20b3bf', slug: 'verein' }, code: 'DUPLICATE_SLUG', field: 'slug', says: 'Choose another one' },
  { what: 'hours that end before they begin', noun: 'service', fields: slot({ from: '12:00', to: '09:00' }), code: 'BAD_HOURS', field: 'hours.slots.1', says: 'write two slots' },
  { what: 'hours that end when they begin', noun: 'service', fields: slot({ from: '09:00', to: '09:00' }), code: 'BAD_HOURS', field: 'hours.slots.1', says: 'they end at 09:00, but begin at 09:00' },
  { what: 'an hour that the day does not have', noun: 'service', fields: slot({ to: '25:00' }), code: 'BAD_TIME', field: 'hours.slots.1.to', says: 'from "00:00" to "24:00"' },
  { what: 'a weekday in words', noun: 'service', fields: slot({ day: 'Montag' }), code: 'BAD_CHOICE', field: 'hours.slots.1.day', says: 'Allowed: MO, TU, WE, TH, FR, SA, SU' },
  { what: 'the sixth Monday of a month', noun: 'service', fields: slot({ ordinals: [6] }), code: 'BAD_HOURS', field: 'hours.slots.1', says: 'allowed are 1 to 5, and -1' },
  { what: 'every second week counted from nowhere', noun: 'service', fields: slot({ interval: 2 }), code: 'BAD_HOURS', field: 'hours.slots.1', says: 'validFrom' },
  { what: 'hours that stop being valid before they begin', noun: 'service', fields: slot({ validFrom: '2027-01-01', validUntil: '2026-01-01' }), code: 'BAD_RANGE', field: 'hours.slots.1.validUntil', says: 'must not be before' },
  { what: 'an exception that is closed and has hours', noun: 'service', fields: { ...service, hours: { exceptions: [{ from: '2026-12-24', closed: true, slots: [{ from: '09:00', to: '10:00' }] }] } }, code: 'BAD_HOURS', field: 'hours.exceptions.0', says: 'either closed or has slots' },
  { what: 'a slot without its end', noun: 'service', fields: { ...service, hours: { slots: [{ day: 'MO', from: '09:00' }] } }, code: 'MISSING_FIELD', field: 'hours.slots.0.to', says: '"to" is missing' },
  { what: 'a rule that never ends', noun: 'event', fields: rule('FREQ=WEEKLY;BYDAY=TH'), code: 'BAD_RECURRENCE', field: 'recurrence', says: 'it never ends' },
  { what: 'a rule that ends in the year 9999', noun: 'event', fields: rule('FREQ=DAILY;UNTIL=99991231'), code: 'BAD_RECURRENCE', field: 'recurrence', says: 'more than 20 years' },
  { what: 'a rule of a million times', noun: 'event', fields: rule('FREQ=DAILY;COUNT=99999'), code: 'BAD_RECURRENCE', field: 'recurrence', says: 'more than 1000 occurrences' },
  { what: 'a rule of every second', noun: 'event', fields: rule('FREQ=SECONDLY;COUNT=5'), code: 'BAD_RECURRENCE', field: 'recurrence', says: 'DAILY, WEEKLY, MONTHLY or YEARLY' },
  { what: 'a rule that never happens', noun: 'event', fields: rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3'), code: 'BAD_RECURRENCE', field: 'recurrence', says: 'it never happens' },
  { what: 'a rule with an interval of nothing', noun: 'event', fields: rule('FREQ=DAILY;INTERVAL=0;COUNT=3'), code: 'BAD_RECURRENCE', field: 'recurrence', says: '"INTERVAL=0" is malformed' },
  { what: 'a rule in words', noun: 'event', fields: rule('jeden Donnerstag'), code: 'BAD_RECURRENCE', field: 'recurrence', says: 'Write an RRULE of RFC 5545' },
  { what: 'a rule without a start', noun: 'event', fields: { slug: 'neu', title: { de: 'Neu' }, recurrence: 'FREQ=DAILY;COUNT=3' }, code: 'BAD_RECURRENCE', field: 'recurrence', says: '"start"' },
  { what: 'an event that ends before it begins', noun: 'event', fields: { ...event, end: '2026-12-01T16:00' }, code: 'BAD_RANGE', field: 'end', says: 'must not be before' },
  { what: 'Markdown with a script', noun: 'article', fields: body('Hallo\n\n<script>alert(1)</script>'), code: 'UNSAFE_MARKDOWN', field: 'body.de', says: "Use Markdown's own marks" },
  { what: 'Markdown with a script within a line', noun: 'article', fields: body('Hallo <img src=x onerror=alert(1)>'), code: 'UNSAFE_MARKDOWN', field: 'body.de', says: 'raw HTML' },
  { what: 'Markdown with a script as a link', noun: 'article', fields: body('[Hallo](javascript:alert(1))'), code: 'UNSAFE_MARKDOWN', field: 'body.de', says: 'http, https, mailto or tel' },
  { what: 'Markdown with a script as a link, disguised', noun: 'article', fields: body('[Hallo](java&#115;cript:alert(1))'), code: 'UNSAFE_MARKDOWN', field: 'body.de', says: 'http, https, mailto or tel' },
  { what: 'Markdown with a script as a link at its end', noun: 'article', fields: body('[Hallo][1]\n\n[1]: JavaScript:alert(1)'), code: 'UNSAFE_MARKDOWN', field: 'body.de', says: 'http, https, mailto or tel' },
  { what: 'Markdown with a script as a bare link', noun: 'article', fields: body('<javascript:alert(1)>'), code: 'UNSAFE_MARKDOWN', field: 'body.de', says: 'http, https, mailto or tel' },
  { what: 'Markdown with a picture made of data', noun: 'article', fields: body('![x](data:text/html;base64,PHNjcmlwdD4=)'), code: 'UNSAFE_MARKDOWN', field: 'body.de', says: 'http, https, mailto or tel' },
  { what: 'an unknown field', noun: 'actor', fields: { ...actor, telephone: '03931' }, code: 'UNKNOWN_FIELD', field: 'telephone', says: 'Allowed: id, slug, name' },
  { what: 'an unknown field deep inside', noun: 'place', fields: { ...place, address: { strasse: 'Musterallee 1' } }, code: 'UNKNOWN_FIELD', field: 'address.strasse', says: 'Allowed: street, extra, postalCode, city, country' },
  { what: 'a choice that there is not', noun: 'article', fields: { ...article, kind: 'BLOG' }, code: 'BAD_CHOICE', field: 'kind', says: 'Allowed: GUIDE, NEWS, PROJECT, GLOSSARY, URGENT' },
  { what: 'a choice that there is not, in a list', noun: 'service', fields: { ...service, modes: ['PHONE', 'LETTER'] }, code: 'BAD_CHOICE', field: 'modes.1', says: 'Allowed: IN_PERSON, PHONE' },
  { what: 'a number for a name', noun: 'actor', fields: { ...actor, name: 5 }, code: 'BAD_INPUT', field: 'name', says: 'String cannot represent' },
  { what: 'words for a number', noun: 'place', fields: { ...place, latitude: 'Nord' }, code: 'BAD_INPUT', field: 'latitude', says: 'Float cannot represent' },
  { what: 'words for yes or no', noun: 'service', fields: { ...service, free: 'ja' }, code: 'BAD_INPUT', field: 'free', says: 'Boolean cannot represent' },
  { what: 'a fraction for a whole number', noun: 'qualification', fields: { slug: 'neu', title: { de: 'Neu' }, validMonths: 1.5 }, code: 'BAD_INPUT', field: 'validMonths', says: 'Int cannot represent' },
  { what: 'a string for an object', noun: 'place', fields: { ...place, address: 'Musterallee 1' }, code: 'BAD_INPUT', field: 'address', says: 'to be an object' },
  { what: 'a string for a text', noun: 'service', fields: { ...service, about: 'Wir helfen.' }, code: 'BAD_TEXT', field: 'about', says: 'Write a map from language to text' },
  { what: 'a text of no language', noun: 'service', fields: { ...service, about: {} }, code: 'BAD_TEXT', field: 'about', says: 'Write a map from language to text' },
  { what: 'an empty text', noun: 'service', fields: { ...service, about: { de: ' ' } }, code: 'BAD_TEXT', field: 'about.de', says: 'leave it out or give null' },
  { what: 'a summary of 201 characters', noun: 'service', fields: { ...service, summary: { de: 'x'.repeat(201) } }, code: 'TEXT_TOO_LONG', field: 'summary.de', says: '200 are allowed' },
  { what: 'a name that is empty', noun: 'actor', fields: { ...actor, name: '  ' }, code: 'BAD_INPUT', field: 'name', says: 'leave it out or give null' },
  { what: 'a name of 301 characters', noun: 'actor', fields: { ...actor, name: 'x'.repeat(301) }, code: 'BAD_INPUT', field: 'name', says: '300 are allowed' },
  { what: 'a name with a NUL character', noun: 'actor', fields: { ...actor, name: 'a\u0000b' }, code: 'BAD_INPUT', field: 'name', says: 'NUL' },
  { what: 'a further name with a NUL character', noun: 'actor', fields: { ...actor, alsoKnownAs: ['A', 'a\u0000b'] }, code: 'BAD_INPUT', field: 'alsoKnownAs.1', says: 'NUL' },
  { what: 'a text with half a character', noun: 'service', fields: { ...service, about: { de: 'a\ud800b' } }, code: 'BAD_TEXT', field: 'about.de', says: 'half a character' },
  { what: 'a name with half a character', noun: 'actor', fields: { ...actor, sources: ['a\udc00'] }, code: 'BAD_INPUT', field: 'sources.0', says: 'half a character' },
  { what: 'a web address with a script', noun: 'actor', fields: { ...actor, website: 'javascript:alert(1)' }, code: 'BAD_URL', field: 'website', says: 'https:// or http://' },
  { what: 'a web address with a space', noun: 'actor', fields: { ...actor, links: [{ kind: 'OTHER', url: 'https://example.org/a b' }] }, code: 'BAD_URL', field: 'links.0.url', says: 'https:// or http://' },
  { what: 'an e-mail address that is none', noun: 'actor', fields: { ...actor, email: 'info at example.org' }, code: 'BAD_EMAIL', field: 'email', says: 'office@example.org' },
  { what: 'a phone number that is none', noun: 'contact', fields: { ...contact, channels: [{ kind: 'PHONE', value: 'ruf an' }] }, code: 'BAD_PHONE', field: 'channels.0.value', says: '+49 3931 607040' },
  { what: 'an e-mail channel with a phone number', noun: 'contact', fields: { ...contact, channels: [{ kind: 'EMAIL', value: '+49 3931 607040' }] }, code: 'BAD_EMAIL', field: 'channels.0.value', says: 'office@example.org' },
  { what: 'a day that no calendar has', noun: 'article', fields: { ...article, publishedOn: '2026-02-30' }, code: 'BAD_DATE', field: 'publishedOn', says: '2026-12-01' },
  { what: 'a day in German', noun: 'article', fields: { ...article, since: '1.12.2026' }, code: 'BAD_PARTIAL_DATE', field: 'since', says: '2019-06' },
  { what: 'a moment in a year that PostgreSQL does not know', noun: 'article', fields: { ...article, checkedAt: '0000-01-01T00:00:00Z' }, code: 'BAD_TIMESTAMP', field: 'checkedAt', says: 'ISO 8601' },
  { what: 'a latitude beyond the pole', noun: 'place', fields: { ...place, latitude: 90.1 }, code: 'BAD_COORDINATE', field: 'latitude', says: '-90 to 90' },
  { what: 'an official key that is none', noun: 'place', fields: { ...place, municipality: { name: 'Stendal', key: '15O90' } }, code: 'BAD_AREA_KEY', field: 'municipality.key', says: '5 digits of a district or the 8 digits' },
  { what: 'a Land that is none', noun: 'network', fields: { slug: 'neu', name: 'Neu', federalState: 'XX' }, code: 'BAD_FEDERAL_STATE', field: 'federalState', says: 'ISO 3166-2:DE' },
  { what: 'a relation to nobody', noun: 'relation', fields: { slug: 'neu', kind: 'FUNDS', actor: 'verein' }, code: 'BAD_RELATION', field: 'toActor', says: 'exactly one of' },
  { what: 'a relation to itself', noun: 'relation', fields: { kind: 'FUNDS', actor: 'verein', toActor: 'verein' }, code: 'BAD_RELATION', field: 'toActor', says: 'itself' },
  { what: 'a term that ends before it begins', noun: 'article', fields: { ...article, since: '2020-05', until: '2019' }, code: 'BAD_RANGE', field: 'until', says: 'must not be before' },
  { what: 'an age of minus one', noun: 'service', fields: { ...service, eligibility: { minAge: -1 } }, code: 'BAD_INPUT', field: 'eligibility', says: '0 to 130' },
  { what: 'a negative cost', noun: 'service', fields: { ...service, costAmount: -1 }, code: 'BAD_INPUT', field: 'costAmount', says: 'cannot be negative' },
  { what: 'a service without its actor', noun: 'service', fields: { slug: 'neu', title: { de: 'Neu' } }, code: 'MISSING_FIELD', field: 'actor', says: '"actor" is missing' },
  { what: 'an actor without a name', noun: 'actor', fields: { website: 'https://example.org' }, code: 'MISSING_FIELD', field: 'name', says: '"name" is missing' },
  { what: 'a contact without name and role', noun: 'contact', fields: { slug: 'neu' }, code: 'MISSING_FIELD', field: 'name', says: 'role' },
  { what: 'an offering of nothing', noun: 'offering', fields: { place: 'rathaus' }, code: 'MISSING_FIELD', field: 'service', says: '"service" is missing' },
];
