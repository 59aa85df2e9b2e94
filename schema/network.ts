import { GraphQLString } from 'graphql';
import { Area } from './area.ts';
import { Brand } from './brand.ts';
import { boolean, federalState, integer, list, many, object, objects, partialDate, required, string, text, url, value } from './field.ts';
import { range } from './hours.ts';
import { fail } from './error.ts';
import { Link } from './link.ts';
import { noun } from './noun.ts';

/** Months until an entry has to be looked at again, where its network says nothing else; a crisis service's numbers must be right always. */
export const CHECK_MONTHS = { crisis: 1, usual: 6, most: 24 } as const;

/** @throws BAD_INPUT */
const months = (given: number): number => {
  if (given < 1 || given > CHECK_MONTHS.most) throw fail('BAD_INPUT', `Give 1 to ${String(CHECK_MONTHS.most)} months, or null for what is usual.`);
  return given;
};

const ofKind = (kind: string) => integer({ rule: months, description: `Months after which ${kind} have to be looked at again, 1 to ${String(CHECK_MONTHS.most)}; not stated: as \`checkMonths\` says.` });

/** What a network wants of single kinds of entries; a kind is a noun of CHECKED_NOUNS. */
export const KindCheckMonths = value('KindCheckMonths', 'After how many months entries of a kind have to be looked at again. Of several networks the shortest holds.', {
  actor: ofKind('actors'),
  service: ofKind('services that do not help in an emergency'),
  contact: ofKind('contacts'),
  offering: ofKind('offerings'),
  place: ofKind('places'),
});

/** The alliance that runs a directory for an area. */
export const Network = noun({
  name: 'network',
  plural: 'networks',
  description: 'The alliance that runs a directory for an area.',
  title: 'name',
  fields: {
    name: required(string()),
    alsoKnownAs: list(GraphQLString),
    area: object(Area),
    federalState: federalState({ description: 'Whose public holidays hold.' }),
    about: text({ markdown: true }),
    founded: partialDate(),
    until: partialDate(),
    coordinators: many('contact', 'coordinates'),
    website: url(),
    links: objects(Link),
    brand: object(Brand),
    guides: boolean({ description: 'Whether people can ask on its page to be accompanied by a volunteer; not unless it says so.' }),
    crisisCheckMonths: integer({ rule: months, description: `Months after which services that help in an emergency have to be looked at again, 1 to ${String(CHECK_MONTHS.most)}; not stated: ${String(CHECK_MONTHS.crisis)}. Of several networks the shortest holds.` }),
    checkMonths: integer({ rule: months, description: `The same for everything else; not stated: ${String(CHECK_MONTHS.usual)}.` }),
    kindCheckMonths: object(KindCheckMonths),
  },
  rule: ({ founded, until }) => {
    range(founded, until);
  },
});
