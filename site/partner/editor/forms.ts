/** A localized text; `lines`: one thing a line. */
export interface TextShape { readonly as: 'text'; readonly max: number; readonly rows?: number; readonly markdown?: true; readonly lines?: true }
/** One line. */
export interface LineShape { readonly as: 'string' | 'url' | 'email' | 'date' | 'moment'; readonly max?: number }
export interface NumberShape { readonly as: 'number' | 'money'; readonly whole?: true }
/** What needs to know nothing. */
export interface PlainShape { readonly as: 'partialDate' | 'yesNo' | 'strings' | 'dates' | 'languages' | 'hours' | 'channels' | 'recurrence' | 'colour' | 'picture' }
export interface ChoiceShape { readonly as: 'choice' | 'choices'; readonly of: ChoiceSet }
export interface TermsShape { readonly as: 'terms'; readonly vocabulary: Vocabulary; readonly many: boolean }
export interface EntriesShape { readonly as: 'entries'; readonly noun: EntryNoun; readonly many: boolean }
export interface MunicipalitiesShape { readonly as: 'municipalities'; readonly many: boolean }
/** An object, or a list of objects, with fields of their own. */
export interface PartsShape { readonly as: 'parts' | 'rows'; readonly parts: readonly FieldForm[] }

/** How a field is put in, with what the input must know. */
export type Input = TextShape | LineShape | NumberShape | PlainShape | ChoiceShape | TermsShape | EntriesShape | MunicipalitiesShape | PartsShape;

export type Vocabulary = 'TOPIC' | 'TARGET_GROUP' | 'ACCESSIBILITY' | 'ACTOR_KIND';
export type EntryNoun = 'actor' | 'service' | 'place' | 'contact' | 'article' | 'event' | 'network';

/** Groups of a form, in their order; the last one is folded. */
export const GROUPS = ['what', 'whom', 'how', 'when', 'reach', 'more'] as const;
export type Group = (typeof GROUPS)[number];

export interface FieldForm {
  /** Name in the input of the noun. */
  readonly field: string;
  readonly group: Group;
  readonly input: Input;
  /** Whether nothing can be saved without it. */
  readonly required?: true;
  /** Whether a sentence says what belongs there: the word `help.` with the field's name. */
  readonly help?: true;
}

/** What can be chosen, as the schema names it. */
export const CHOICES = {
  audience: ['NEWCOMERS', 'VOLUNTEERS', 'PROFESSIONALS'],
  mode: ['IN_PERSON', 'PHONE', 'ONLINE', 'VISIT', 'ACCOMPANIMENT'],
  access: ['WALK_IN', 'APPOINTMENT', 'REFERRAL'],
  capacity: ['OPEN', 'WAITING_LIST', 'FULL'],
  contactKind: ['PERSON', 'FUNCTION'],
  placeKind: ['PHYSICAL', 'POSTAL', 'VIRTUAL'],
  exposure: ['PUBLIC', 'AREA_ONLY', 'HIDDEN'],
  articleKind: ['GUIDE', 'NEWS', 'PROJECT', 'GLOSSARY', 'URGENT'],
  linkKind: ['WEBSITE', 'FACEBOOK', 'INSTAGRAM', 'MASTODON', 'YOUTUBE', 'TELEGRAM', 'WHATSAPP', 'LINKEDIN', 'OTHER'],
  visibility: ['PUBLIC', 'VOLUNTEER', 'STAFF'],
  state: ['PUBLISHED', 'DRAFT', 'ARCHIVED'],
  relationKind: ['OPERATES', 'FUNDS', 'COOPERATES_WITH', 'PART_OF', 'MEMBER_OF', 'SUCCEEDS'],
  federalState: ['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'],
} as const;
export type ChoiceSet = keyof typeof CHOICES;

const field = (group: Group, name: string, input: Input, more: Pick<FieldForm, 'required' | 'help'> = {}): FieldForm => ({ field: name, group, input, ...more });
const text = (max: number, rows = 1): Input => ({ as: 'text', max, rows });
const lines = (max: number): Input => ({ as: 'text', max, rows: 4, lines: true });
const markdown = (max = 5000): Input => ({ as: 'text', max, rows: 10, markdown: true });
const one = (noun: EntryNoun): Input => ({ as: 'entries', noun, many: false });
const some = (noun: EntryNoun): Input => ({ as: 'entries', noun, many: true });
const terms = (vocabulary: Vocabulary, many = true): Input => ({ as: 'terms', vocabulary, many });
const choice = (of: ChoiceSet): Input => ({ as: 'choice', of });
const choices = (of: ChoiceSet): Input => ({ as: 'choices', of });
const needed = { required: true } as const;
const helped = { help: true } as const;

const topics = field('what', 'topics', terms('TOPIC'), helped);
const hours = field('when', 'hours', { as: 'hours' });
const channels = field('reach', 'channels', { as: 'channels' });
const spoken = field('whom', 'languages', { as: 'languages' });
const alsoKnownAs = field('more', 'alsoKnownAs', { as: 'strings' }, helped);
const since = field('more', 'since', { as: 'partialDate' });
const until = field('more', 'until', { as: 'partialDate' });
const links = field('more', 'links', { as: 'rows', parts: [field('more', 'kind', choice('linkKind'), needed), field('more', 'url', { as: 'url' }, needed), field('more', 'label', { as: 'string' })] });
const identifiers = field('more', 'identifiers', { as: 'rows', parts: [field('more', 'scheme', { as: 'string' }, needed), field('more', 'value', { as: 'string' }, needed)] });
const shown = [field('more', 'visibility', choice('visibility')), field('more', 'state', choice('state'), helped)];

const service: readonly FieldForm[] = [
  field('what', 'title', text(200), needed),
  field('what', 'summary', text(200, 2), helped),
  field('what', 'about', markdown()),
  topics,
  field('what', 'alert', text(500, 2), helped),
  field('whom', 'targetGroups', terms('TARGET_GROUP')),
  field('whom', 'audience', choices('audience')),
  spoken,
  field('whom', 'interpreters', { as: 'yesNo' }),
  field('how', 'modes', choices('mode')),
  field('how', 'access', choices('access')),
  field('how', 'capacity', choice('capacity')),
  field('how', 'waitTime', text(300)),
  field('how', 'free', { as: 'yesNo' }),
  field('how', 'costAmount', { as: 'money' }),
  field('how', 'costNote', text(1000, 2)),
  field('how', 'bring', lines(2000), helped),
  field('how', 'steps', lines(3000), helped),
  hours,
  field('reach', 'contacts', some('contact')),
  field('reach', 'website', { as: 'url' }),
  field('reach', 'applyUrl', { as: 'url' }),
  field('more', 'actor', one('actor'), needed),
  alsoKnownAs,
  field('more', 'interpreterNote', text(500)),
  field('more', 'area', { as: 'municipalities', many: true }, helped),
  field('more', 'eligibility', { as: 'parts', parts: [
    field('more', 'minAge', { as: 'number', whole: true }), field('more', 'maxAge', { as: 'number', whole: true }), field('more', 'residenceStatuses', { as: 'strings' }),
    field('more', 'municipalities', { as: 'municipalities', many: true }),
  ] }),
  field('more', 'eligibilityNote', text(1000, 2)),
  field('more', 'accreditation', text(500)),
  field('more', 'licenses', text(500)),
  field('more', 'funding', text(1000)),
  links,
  field('more', 'project', one('article')),
  since, until, ...shown,
];

const actor: readonly FieldForm[] = [
  field('what', 'name', { as: 'string' }, needed),
  field('what', 'kind', terms('ACTOR_KIND', false)),
  field('what', 'about', markdown()),
  field('reach', 'website', { as: 'url' }),
  field('reach', 'email', { as: 'email' }),
  field('reach', 'places', some('place')),
  links, alsoKnownAs,
  field('more', 'parent', one('actor')),
  field('more', 'logo', { as: 'url' }),
  field('more', 'legalForm', { as: 'string' }), field('more', 'taxStatus', { as: 'string' }), field('more', 'taxId', { as: 'string' }),
  identifiers,
  field('more', 'funding', text(1000)),
  since, until, ...shown,
];

const contact: readonly FieldForm[] = [
  field('what', 'kind', choice('contactKind')),
  field('what', 'name', { as: 'string' }),
  field('what', 'role', text(300)),
  field('what', 'department', { as: 'string' }),
  field('what', 'about', text(2000, 4)),
  spoken, hours, channels,
  field('reach', 'places', some('place')),
  field('more', 'actor', one('actor')),
  ...shown,
];

const place: readonly FieldForm[] = [
  field('what', 'name', { as: 'string' }, needed),
  field('what', 'kind', choice('placeKind')),
  field('reach', 'address', { as: 'parts', parts: [
    field('reach', 'street', { as: 'string' }), field('reach', 'extra', { as: 'string' }), field('reach', 'postalCode', { as: 'string', max: 20 }), field('reach', 'city', { as: 'string' }),
  ] }),
  field('reach', 'municipality', { as: 'municipalities', many: false }),
  field('reach', 'directions', text(1000, 3), helped),
  field('reach', 'accessibility', terms('ACCESSIBILITY')),
  field('reach', 'exposure', choice('exposure')),
  field('reach', 'addressVisibility', choice('visibility')),
  hours, spoken,
  field('more', 'about', text(5000, 4)),
  alsoKnownAs,
  field('more', 'latitude', { as: 'number' }), field('more', 'longitude', { as: 'number' }),
  field('more', 'url', { as: 'url' }),
  identifiers, ...shown,
];

const offering: readonly FieldForm[] = [
  field('what', 'service', one('service'), needed),
  field('what', 'place', one('place'), needed),
  hours, channels, spoken,
  field('more', 'about', text(1000, 3)),
  ...shown,
];

const event: readonly FieldForm[] = [
  field('what', 'title', text(200), needed),
  field('what', 'summary', text(500, 2), helped),
  field('what', 'about', markdown()),
  topics,
  field('what', 'cancelled', { as: 'yesNo' }),
  field('when', 'start', { as: 'moment' }), field('when', 'end', { as: 'moment' }),
  field('when', 'when', text(300), helped),
  field('when', 'recurrence', { as: 'recurrence' }),
  field('when', 'exceptDates', { as: 'dates' }),
  field('whom', 'audience', choices('audience')),
  field('reach', 'place', one('place')),
  field('reach', 'online', { as: 'url' }),
  field('reach', 'registration', { as: 'parts', parts: [
    field('reach', 'required', { as: 'yesNo' }), field('reach', 'url', { as: 'url' }), field('reach', 'email', { as: 'email' }), field('reach', 'until', { as: 'date' }), field('reach', 'limit', { as: 'number', whole: true }), field('reach', 'here', { as: 'yesNo' }, helped),
  ] }),
  field('reach', 'registrationNote', text(500)),
  field('more', 'organiser', one('actor')), field('more', 'network', one('network')),
  ...shown,
];

const article: readonly FieldForm[] = [
  field('what', 'kind', choice('articleKind'), needed),
  field('what', 'title', text(300), needed),
  field('what', 'summary', text(500, 2), helped),
  field('what', 'body', markdown(100_000)),
  topics,
  field('when', 'publishedOn', { as: 'date' }),
  field('more', 'author', one('actor')),
  field('more', 'actors', some('actor')), field('more', 'services', some('service')), field('more', 'contacts', some('contact')), field('more', 'articles', some('article')),
  field('more', 'events', some('event')), field('more', 'networks', some('network')),
  since, until, ...shown,
];

const relation: readonly FieldForm[] = [
  field('what', 'actor', one('actor'), needed),
  field('what', 'kind', choice('relationKind'), needed),
  field('what', 'toActor', one('actor'), helped),
  field('what', 'toNetwork', one('network')),
  field('what', 'toArticle', one('article')),
  field('when', 'since', { as: 'partialDate' }), field('when', 'until', { as: 'partialDate' }),
  field('more', 'note', text(1000, 2)),
  ...shown,
];

const qualification: readonly FieldForm[] = [
  field('what', 'title', text(200), needed),
  field('what', 'summary', text(500, 2), helped),
  field('what', 'about', markdown()),
  topics,
  field('how', 'requirements', lines(2000)),
  field('how', 'trainings', some('event')),
  field('how', 'trainingsNeeded', { as: 'number', whole: true }, helped),
  field('how', 'validMonths', { as: 'number', whole: true }, helped),
  field('reach', 'certifiers', some('actor')),
  field('reach', 'networks', some('network')),
  ...shown,
];

const network: readonly FieldForm[] = [
  field('what', 'name', { as: 'string' }, needed),
  field('what', 'about', markdown()),
  field('what', 'brand', { as: 'parts', parts: [field('what', 'name', text(60)), field('what', 'claim', text(120)), field('what', 'colour', { as: 'colour' }), field('what', 'logo', { as: 'picture' })] }),
  field('reach', 'coordinators', some('contact')),
  field('reach', 'website', { as: 'url' }),
  field('reach', 'guides', { as: 'yesNo' }, helped),
  field('more', 'area', { as: 'parts', parts: [field('more', 'district', { as: 'municipalities', many: false }), field('more', 'municipalities', { as: 'municipalities', many: true })] }),
  field('more', 'federalState', choice('federalState'), helped),
  alsoKnownAs, links,
  field('more', 'founded', { as: 'partialDate' }), until,
  ...shown,
];

/** What institutions keep by themselves. */
export const KEPT_NOUNS = ['service', 'actor', 'contact', 'place', 'offering', 'event', 'article'] as const;

/** The form of every noun: what can be put in, how, and in which group. The last three are for those who coordinate. */
export const FORMS = { service, actor, contact, place, offering, event, article, relation, qualification, network } as const;
export type EditedNoun = keyof typeof FORMS;

/** Whether there is a form for a noun. */
export const hasForm = (noun: string): noun is EditedNoun => Object.hasOwn(FORMS, noun);

/** The field by which an entry of a noun belongs to an actor; nothing for places, whose actor names them. */
export const OWNER: Readonly<Partial<Record<EditedNoun, string>>> = { service: 'actor', contact: 'actor', event: 'organiser', article: 'author', actor: 'parent', relation: 'actor' };
