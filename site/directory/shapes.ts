/** What the server answers, as the pages use it. The names are those of schema.graphql. */

export type Noun =
  | 'term' | 'network' | 'actor' | 'relation' | 'place' | 'service'
  | 'offering' | 'contact' | 'article' | 'event' | 'qualification';

export interface Reference {
  id: string;
  slug: string;
}

export interface Translation {
  value: string;
  language: string;
  machine: string | null;
  outdated: boolean;
  checkedBy: string | null;
}

/** Localized text: the original and its translations. List-like texts hold one item a line. */
export interface Text extends Translation {
  /** The text in every language it has, the original among them. */
  translations: Translation[];
}

export interface Entry extends Reference {
  sources: string[];
  changedAt: string;
  checkedAt: string | null;
  checkedBy: string | null;
  /** When it has to be confirmed again; not there on what nobody is asked about. */
  checkDueAt?: string | null;
}

export interface Municipality {
  name: string;
  key: string | null;
}

export type LinkKind =
  | 'WEBSITE' | 'FACEBOOK' | 'INSTAGRAM' | 'MASTODON' | 'YOUTUBE' | 'TELEGRAM' | 'WHATSAPP' | 'LINKEDIN' | 'OTHER';

export interface Link {
  kind: LinkKind;
  url: string;
  label: string | null;
}

export interface Identifier {
  scheme: string;
  value: string;
}

export interface Term extends Entry {
  vocabulary: 'TOPIC' | 'ACTOR_KIND' | 'TARGET_GROUP' | 'ACCESSIBILITY';
  parent: Reference | null;
  label: Text;
  position: number | null;
  icon: string | null;
}

export interface Network extends Entry {
  name: string;
  alsoKnownAs: string[];
  area: { district: Municipality | null; municipalities: Municipality[] } | null;
  /** Two letters (ISO 3166-2:DE). */
  federalState: string | null;
  about: Text | null;
  founded: string | null;
  until: string | null;
  coordinators: Reference[];
  website: string | null;
  links: Link[];
  brand: Brand | null;
  /** Whether people can ask it for a guide. */
  guides: boolean | null;
}

/** How the site is called and looks. */
export interface Brand {
  name: Text | null;
  claim: Text | null;
  /** "#0f5257". */
  colour: string | null;
  /** "data:image/png;base64,…". */
  logo: string | null;
}

export interface Actor extends Entry {
  name: string;
  alsoKnownAs: string[];
  kind: Reference | null;
  about: Text | null;
  parent: Reference | null;
  places: Reference[];
  website: string | null;
  email: string | null;
  links: Link[];
  logo: string | null;
  since: string | null;
  until: string | null;
  legalForm: string | null;
  taxStatus: string | null;
  taxId: string | null;
  identifiers: Identifier[];
  funding: Text | null;
}

export type RelationKind = 'OPERATES' | 'FUNDS' | 'COOPERATES_WITH' | 'PART_OF' | 'MEMBER_OF' | 'SUCCEEDS';

export interface Relation extends Entry {
  kind: RelationKind;
  actor: Reference | null;
  toActor: Reference | null;
  toNetwork: Reference | null;
  toArticle: Reference | null;
  since: string | null;
  until: string | null;
  note: Text | null;
}

export interface Place extends Entry {
  name: string;
  alsoKnownAs: string[];
  kind: 'PHYSICAL' | 'POSTAL' | 'VIRTUAL' | null;
  about: Text | null;
  address: {
    street: string | null;
    extra: string | null;
    postalCode: string | null;
    city: string | null;
    country: string | null;
  } | null;
  municipality: Municipality | null;
  latitude: number | null;
  longitude: number | null;
  accessibility: Reference[];
  directions: Text | null;
  exposure: 'PUBLIC' | 'AREA_ONLY' | 'HIDDEN' | null;
  url: string | null;
  identifiers: Identifier[];
  languages: string[];
  hours: Hours | null;
}

export type Weekday = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU';
export type SlotMode = 'WALK_IN' | 'APPOINTMENT' | 'PHONE';

export interface Slot {
  day: Weekday;
  from: string;
  to: string;
  mode: SlotMode | null;
  /** Only the n-th such weekday of the month; empty: every week. */
  ordinals: number[];
  /** Every so many weeks, counted from the week of `validFrom`. */
  interval: number | null;
  validFrom: string | null;
  validUntil: string | null;
}

export interface HoursException {
  from: string;
  until: string | null;
  closed: boolean;
  slots: { from: string; to: string; mode: SlotMode | null }[];
  reason: Text | null;
}

/** Opening hours; an entry without them does not state any, which is not the same as closed. */
export interface Hours {
  slots: Slot[];
  exceptions: HoursException[];
  holidays: 'CLOSED' | 'OPEN' | null;
  byAppointmentOnly: boolean | null;
  note: Text | null;
  link: string | null;
}

export interface Channel {
  kind: 'PHONE' | 'MOBILE' | 'FAX' | 'SMS' | 'TEXTPHONE' | 'EMAIL' | 'WEB';
  value: string;
  extension: string | null;
  label: Text | null;
  languages: string[];
}

export type Mode = 'IN_PERSON' | 'PHONE' | 'ONLINE' | 'VISIT' | 'ACCOMPANIMENT';
export type Access = 'WALK_IN' | 'APPOINTMENT' | 'REFERRAL';
export type Audience = 'NEWCOMERS' | 'VOLUNTEERS' | 'PROFESSIONALS';

export interface Service extends Entry {
  title: Text;
  summary: Text | null;
  about: Text | null;
  actor: Reference | null;
  alsoKnownAs: string[];
  topics: Reference[];
  targetGroups: Reference[];
  audience: Audience[];
  languages: string[];
  interpreters: boolean | null;
  interpreterNote: Text | null;
  modes: Mode[];
  access: Access[];
  free: boolean | null;
  costAmount: number | null;
  costNote: Text | null;
  bring: Text | null;
  steps: Text | null;
  eligibility: {
    minAge: number | null;
    maxAge: number | null;
    residenceStatuses: string[];
    municipalities: Municipality[];
  } | null;
  eligibilityNote: Text | null;
  area: Municipality[];
  capacity: 'OPEN' | 'WAITING_LIST' | 'FULL' | null;
  waitTime: Text | null;
  alert: Text | null;
  accreditation: Text | null;
  licenses: Text | null;
  website: string | null;
  applyUrl: string | null;
  links: Link[];
  funding: Text | null;
  project: Reference | null;
  contacts: Reference[];
  hours: Hours | null;
  since: string | null;
  until: string | null;
}

export interface Offering extends Entry {
  service: Reference | null;
  place: Reference | null;
  hours: Hours | null;
  channels: Channel[];
  languages: string[];
  about: Text | null;
}

export interface Contact extends Entry {
  kind: 'PERSON' | 'FUNCTION' | null;
  name: string | null;
  role: Text | null;
  department: string | null;
  actor: Reference | null;
  places: Reference[];
  channels: Channel[];
  languages: string[];
  hours: Hours | null;
  about: Text | null;
}

export interface Article extends Entry {
  kind: 'GUIDE' | 'NEWS' | 'PROJECT' | 'GLOSSARY' | 'URGENT';
  title: Text;
  summary: Text | null;
  body: Text | null;
  topics: Reference[];
  author: Reference | null;
  publishedOn: string | null;
  since: string | null;
  until: string | null;
  actors: Reference[];
  services: Reference[];
  contacts: Reference[];
  articles: Reference[];
  events: Reference[];
  networks: Reference[];
}

export interface Event extends Entry {
  title: Text;
  summary: Text | null;
  about: Text | null;
  organiser: Reference | null;
  network: Reference | null;
  place: Reference | null;
  online: string | null;
  start: string | null;
  end: string | null;
  when: Text | null;
  recurrence: string | null;
  exceptDates: string[];
  audience: Audience[];
  topics: Reference[];
  cancelled: boolean | null;
  registration: {
    required: boolean | null;
    url: string | null;
    email: string | null;
    until: string | null;
    limit: number | null;
    /** Whether people register here. */
    here: boolean | null;
  } | null;
  registrationNote: Text | null;
}

export interface Qualification extends Entry {
  title: Text;
  summary: Text | null;
  about: Text | null;
  certifiers: Reference[];
  requirements: Text | null;
  validMonths: number | null;
  networks: Reference[];
  topics: Reference[];
}
