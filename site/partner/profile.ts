import { ask } from './ask.ts';
import { readPhone } from './editor/phone.ts';
import { language } from './words.ts';

/** Weekdays as the server calls them, and the parts of a day. */
export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export const PARTS = ['MORNING', 'AFTERNOON', 'EVENING'] as const;

/** The first of January 2024 was a Monday. */
const dayNamed = (form: 'long' | 'short') => {
  const format = new Intl.DateTimeFormat(language, { weekday: form, timeZone: 'UTC' });
  return (day: string): string => format.format(new Date(Date.UTC(2024, 0, 1 + DAYS.findIndex((each) => each === day))));
};

export const longDay = dayNamed('long');
export const shortDay = dayNamed('short');

/** An entry by what it is called. */
interface Called {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

interface Held {
  readonly qualification: Called;
  /** "2027-12-31"; null: without end, or not said. */
  readonly until: string | null;
}

/** What a volunteer says of themselves. */
export interface Profile {
  /** BCP 47. */
  readonly languages: readonly string[];
  readonly helps: readonly Called[];
  readonly area: readonly string[];
  /** Such as "MO_MORNING". */
  readonly times: readonly string[];
  readonly qualifications: readonly Held[];
  readonly phone: string | null;
}

const NAMED_TERM = 'id slug label(language: $language) { value }';
const NAMED_QUALIFICATION = 'id slug title(language: $language) { value }';

/** What is asked of a profile; the operation has `$language`. */
export const PROFILE_FIELDS = `languages helps { ${NAMED_TERM} } area times qualifications { until qualification { ${NAMED_QUALIFICATION} } } phone`;

interface TermNode { readonly id: string; readonly slug: string; readonly label: { readonly value: string } }
interface QualificationNode { readonly id: string; readonly slug: string; readonly title: { readonly value: string } }

export interface ProfileNode extends Omit<Profile, 'helps' | 'qualifications'> {
  readonly helps: readonly TermNode[];
  readonly qualifications: readonly { readonly until: string | null; readonly qualification: QualificationNode }[];
}

const asTerm = ({ id, slug, label }: TermNode): Called => ({ id, slug, name: label.value });
const asQualification = ({ id, slug, title }: QualificationNode): Called => ({ id, slug, name: title.value });

/** A profile as views show it. */
export const profileFrom = (node: ProfileNode): Profile => ({
  ...node, helps: node.helps.map(asTerm), qualifications: node.qualifications.map(({ until, qualification }) => ({ until, qualification: asQualification(qualification) })),
});

/** Topics with which volunteers help most, as the networks tell of it; what is not there is left out. */
const USUAL = ['behoerdenbegleitung', 'antraege-formulare', 'arzt-krankenhaus', 'schule', 'dolmetschen', 'patenschaft'];

/** One's own profile, and what can be chosen in it. */
export interface OwnProfile {
  readonly profile: Profile;
  readonly area: readonly string[];
  readonly usual: readonly Called[];
  readonly qualifications: readonly Called[];
}

const NOTHING: Profile = { languages: [], helps: [], area: [], times: [], qualifications: [], phone: null };

/** @param networks ids of those in which somebody volunteers */
export async function loadOwnProfile(networks: readonly string[]): Promise<OwnProfile> {
  const { myProfile, myArea, terms, qualifications } = await ask<{ myProfile: ProfileNode | null; myArea: string[]; terms: { nodes: TermNode[] }; qualifications: { nodes: QualificationNode[] } }>(
    `query ($language: LanguageTag!, $usual: [Reference!], $networks: [Reference!]) { myProfile { ${PROFILE_FIELDS} } myArea terms(first: 20, filter: { is: $usual }) { nodes { ${NAMED_TERM} } } qualifications(first: 100, filter: { networks: $networks }) { nodes { ${NAMED_QUALIFICATION} } } }`,
    { language, usual: USUAL, networks },
  );
  const profile = myProfile ? profileFrom(myProfile) : NOTHING;
  const usual = terms.nodes.map(asTerm).toSorted((one, other) => USUAL.indexOf(one.slug) - USUAL.indexOf(other.slug));
  // What is held from elsewhere can be taken back.
  const held = profile.qualifications.map(({ qualification }) => qualification);
  const known = new Map([...qualifications.nodes.map(asQualification), ...held].map((each) => [each.id, each]));
  const shown = profile.phone === null ? undefined : (await readPhone(profile.phone))?.shown;
  return { profile: { ...profile, phone: shown ?? profile.phone }, area: myArea, usual, qualifications: [...known.values()] };
}

export async function saveOwnProfile({ helps, qualifications, ...rest }: Profile): Promise<void> {
  await ask('mutation ($input: VolunteerProfileInput!) { saveMyProfile(input: $input) { changedAt } }', {
    input: {
      languages: rest.languages, area: rest.area, times: rest.times, phone: rest.phone, helps: helps.map(({ id }) => id),
      qualifications: qualifications.map(({ qualification, until }) => ({ qualification: qualification.id, until })),
    },
  });
}
