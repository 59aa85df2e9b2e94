import type { ImportLine } from '../line.ts';
import type { Random } from './random.ts';
import { hours } from './hours.ts';
import {
  aboutActors, aboutEvents, aboutServices, headings, knowledge, roles, steps,
} from './sentences.ts';
import { lines, markdown, phrase, slugOf, subject, text, title } from './wording.ts';
import { familyNames, givenNames, papers, spoken, streets } from './words.ts';

/** What a new entry may refer to: the slugs made last of each noun, and its own number within its noun. */
export interface Surroundings {
  random: Random;
  id: string;
  /** The entry's number within its noun, padded: "0123". */
  number: string;
  actors: readonly string[];
  places: readonly string[];
  contacts: readonly string[];
  services: readonly string[];
  articles: readonly string[];
}

/** An import line whose slug later lines may refer to. */
type SluggedLine = ImportLine & { slug: string };

const actorKinds = [
  ['Beispielverein', 'verein'], ['Musterberatungsstelle', 'beratungsstelle'], ['Beispielverband', 'wohlfahrtsverband'],
  ['Musterbildungsträger', 'bildungstraeger'], ['Beispielkirche', 'kirche'], ['Musterbündnis', 'buendnis'],
  ['Beispielstiftung', 'stiftung'], ['Musterkommune', 'kommune'], ['Beispieltreff', 'begegnungsort'],
  ['Musterschule', 'schule-als-akteur'], ['Beispielkita', 'kindertagesstaette'], ['Musterunterkunft', 'unterkunft'],
  ['Beispielmigrantenverein', 'migrantenorganisation'], ['Musterjugendhaus', 'jugendeinrichtung'],
] as const;
const accessibility = ['stufenlos', 'rollstuhl-wc', 'aufzug', 'behindertenparkplatz', 'induktionsanlage', 'leichte-sprache', 'assistenzhund'];
const modes = ['IN_PERSON', 'PHONE', 'ONLINE', 'VISIT', 'ACCOMPANIMENT'];
const audiences = ['NEWCOMERS', 'VOLUNTEERS', 'PROFESSIONALS'];

// Numbers the Bundesnetzagentur keeps free for fiction (Mitteilung 148/2021, "Rufnummern für Medienproduktionen").
const landlines = ['+49 30 23125', '+49 69 90009', '+49 40 66969', '+49 221 4710', '+49 89 99998'];
const mobiles = ['+49 171 39200', '+49 176 040690'];

function digits(random: Random, count: number): string {
  return String(random.between(0, 10 ** count - 1)).padStart(count, '0');
}

function phone(random: Random) {
  return { kind: 'PHONE', value: `${random.pick(landlines)}${digits(random, 3)}` };
}

function municipality(town: string) {
  return { name: town };
}

export function actor({ random, id, number, actors, places }: Surroundings): SluggedLine {
  const about = subject(random);
  const [form, kind] = random.pick(actorKinds);
  const name = `${form} ${about.main.words[0]} ${about.town} ${number}`;
  const slug = slugOf(name);
  return {
    noun: 'actor', id, slug, name, kind,
    about: text(random, about, aboutActors, 5),
    ...(random.chance(15) && actors.length > 0 && { parent: random.pick(actors) }),
    ...(places.length > 0 && { places: random.some(places, 2) }),
    website: `https://akteur-${number}.example/`,
    email: `post@akteur-${number}.example`,
    ...(random.chance(30) && { links: [{ kind: 'MASTODON', url: `https://mastodon.example/@akteur-${number}` }] }),
    ...(random.chance(60) && { since: String(random.between(1950, 2025)) }),
  };
}

export function place({ random, id, number }: Surroundings): SluggedLine {
  const about = subject(random);
  const name = `${about.main.words[0]} ${about.town} ${number}`;
  const exposure = random.chance(90) ? 'PUBLIC' : random.pick(['AREA_ONLY', 'HIDDEN']);
  return {
    noun: 'place', id, slug: slugOf(name), name,
    kind: 'PHYSICAL',
    // No German postal code begins with 00, and the coordinates lie in the open North Sea.
    address: {
      street: `${random.pick(streets)} ${random.between(1, 199)}`, postalCode: `00${digits(random, 3)}`, city: about.town, country: 'DE',
    },
    municipality: municipality(about.town),
    latitude: random.between(54_000, 54_500) / 1000,
    longitude: random.between(6_500, 7_500) / 1000,
    accessibility: random.some(accessibility, random.between(0, 3)),
    directions: phrase(about, [
      `Buslinie ${random.between(1, 99)}, Haltestelle {t}`, `Bus to the stop {t}`, `بالحافلة حتى موقف {t}`,
    ]),
    exposure,
  };
}

export function contact({ random, id, number, actors, places }: Surroundings): SluggedLine {
  const about = subject(random);
  const person = random.chance(70);
  const name = `${random.pick(givenNames)} ${random.pick(familyNames)}`;
  const role = random.pick(roles);
  return {
    noun: 'contact', id, slug: slugOf(`${person ? name : role[0]} ${number}`),
    kind: person ? 'PERSON' : 'FUNCTION',
    ...(person && { name }),
    role: phrase(about, role),
    department: about.main.words[0],
    ...(actors.length > 0 && { actor: random.pick(actors) }),
    ...(places.length > 0 && { places: [random.pick(places)] }),
    channels: [
      { ...phone(random), ...(random.chance(30) && { extension: digits(random, 2) }) },
      { kind: 'EMAIL', value: `kontakt-${number}@synthetic.example` },
      ...(random.chance(30)
        ? [{ kind: 'MOBILE', value: `${random.pick(mobiles)}${digits(random, 2)}`, visibility: 'VOLUNTEER' }]
        : []),
    ],
    languages: ['de', ...random.some(spoken, random.between(0, 3))],
    ...(random.chance(40) && { hours: hours(random, about) }),
  };
}

export function service({ random, id, number, actors, contacts }: Surroundings): SluggedLine {
  const about = subject(random);
  const free = random.chance(75);
  return {
    noun: 'service', id, slug: slugOf(`${about.main.words[0]} ${about.town} ${number}`),
    title: title(about, number),
    summary: phrase(about, ['{c} für {g} in {t}.', '{c} for {g} in {t}.', '{c} من أجل {g} في {t}.']),
    about: text(random, about, aboutServices, 6),
    actor: random.pick(actors),
    topics: [...new Set([about.main.topic, about.other.topic])],
    targetGroups: [about.group[3]],
    audience: random.chance(80) ? ['NEWCOMERS'] : random.some(audiences, 2),
    languages: ['de', ...random.some(spoken, random.between(0, 4))],
    ...(random.chance(60) && { interpreters: random.chance(50) }),
    modes: random.some(modes, 2),
    access: random.some(['WALK_IN', 'APPOINTMENT', 'REFERRAL'], 1),
    free,
    ...(!free && { costAmount: random.between(2, 40) }),
    ...(random.chance(60) && { bring: lines(about, random.some(papers, 3)) }),
    ...(random.chance(50) && { steps: lines(about, random.some(steps, 3)) }),
    area: [municipality(about.town)],
    ...(random.chance(50) && { capacity: random.pick(['OPEN', 'OPEN', 'WAITING_LIST', 'FULL']) }),
    ...(contacts.length > 0 && { contacts: [random.pick(contacts)] }),
    ...(random.chance(50) && { hours: hours(random, about) }),
  };
}

/** The newest service at some place; no service comes twice, so that service and place are never the same pair. */
export function offering({ random, id, number, services, places }: Surroundings): SluggedLine {
  const about = subject(random);
  return {
    noun: 'offering', id, slug: `angebot-${number}`,
    service: services[services.length - 1],
    place: random.pick(places),
    hours: hours(random, about),
    channels: [phone(random)],
    ...(random.chance(30) && { languages: ['de', random.pick(spoken)] }),
    ...(random.chance(30) && { about: text(random, about, aboutServices, 2) }),
  };
}

export function article({ random, id, number, actors, services, contacts, articles }: Surroundings): SluggedLine {
  const about = subject(random);
  const kind = random.pick(['GUIDE', 'GUIDE', 'GUIDE', 'NEWS', 'NEWS', 'GLOSSARY', 'PROJECT']);
  return {
    noun: 'article', id, slug: slugOf(`${about.main.words[0]} ${about.town} ${number}`), kind,
    title: title(about, number),
    summary: phrase(about, ['Was zum Thema {c} in {t} wichtig ist.', 'What matters about {c} in {t}.', 'أهم المعلومات عن {c} في {t}.']),
    body: markdown(random, about, headings, knowledge),
    topics: [about.main.topic],
    author: random.pick(actors),
    publishedOn: `20${random.between(23, 26)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
    ...(kind === 'PROJECT' && { since: String(random.between(2015, 2024)) }),
    actors: random.some(actors, 2),
    services: random.some(services, 2),
    ...(contacts.length > 0 && { contacts: [random.pick(contacts)] }),
    ...(articles.length > 0 && { articles: [random.pick(articles)] }),
    networks: ['synthetic'],
  };
}

export function event({ random, id, number, actors, places }: Surroundings): SluggedLine {
  const about = subject(random);
  const date = `202${random.between(6, 7)}-${String(random.between(1, 11)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
  const hour = random.between(9, 19);
  const time = (at: number) => `${String(at).padStart(2, '0')}:${random.pick(['00', '15', '30'])}`;
  const registers = random.chance(40);
  return {
    noun: 'event', id, slug: slugOf(`${about.main.words[0]} ${about.town} ${number}`),
    title: title(about, number),
    summary: phrase(about, ['{c} für {g} in {t}.', '{c} for {g} in {t}.', '{c} من أجل {g} في {t}.']),
    about: text(random, about, aboutEvents, 4),
    organiser: random.pick(actors),
    network: 'synthetic',
    ...(random.chance(80) ? { place: random.pick(places) } : { online: `https://treffen-${number}.example/` }),
    start: `${date}T${time(hour)}`,
    end: `${date}T${time(hour + 2)}`,
    ...(random.chance(30) && { recurrence: `FREQ=WEEKLY;COUNT=${random.between(4, 20)}` }),
    audience: random.some(audiences, 1),
    topics: [about.main.topic],
    ...(random.chance(5) && { cancelled: true }),
    ...(registers && { registration: { required: true, email: `anmeldung-${number}@synthetic.example`, limit: random.between(8, 60) } }),
  };
}
