import { GraphQLBoolean, GraphQLFloat, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { SlotMode } from '../../schema/hours.ts';
import { Visibility } from '../../schema/noun.ts';
import { DateTime, Id, LanguageTag, LocalDateTime, Slug } from '../../schema/scalar.ts';

const strings = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString)));
const MARKS = 'Matches stand between U+0002 and U+0003.';

const ScorePart = new GraphQLObjectType({
  name: 'ScorePart',
  description: 'One reason for the place of a hit; the parts add up.',
  fields: { part: { type: new GraphQLNonNull(GraphQLString) }, value: { type: new GraphQLNonNull(GraphQLFloat) } },
});

const Opening = new GraphQLObjectType({
  name: 'Opening',
  description: 'How it stands with hours at a minute, at the place where that is best.',
  fields: {
    way: { type: SlotMode, description: 'How one can come now; null while it is closed.' },
    until: { type: LocalDateTime, description: 'When that ends; null where it goes round the clock, and while it is closed.' },
    next: { type: LocalDateTime, description: 'When one can come or call next; null where that is now, or not within five weeks.' },
    nextWay: { type: SlotMode, description: 'How one can come then.' },
    byAppointment: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether each time needs an appointment.' },
  },
});

const HitPhone = new GraphQLObjectType({
  name: 'HitPhone',
  fields: {
    number: { type: new GraphQLNonNull(GraphQLString), description: 'What to dial: E.164, with ";ext=" and an extension where there is one (RFC 3966).' },
    shown: { type: new GraphQLNonNull(GraphQLString), description: 'As people in Germany write it.' },
  },
});

/** What the search tells of an entry. */
export const SearchHit = new GraphQLObjectType({
  name: 'SearchHit',
  fields: {
    noun: { type: new GraphQLNonNull(GraphQLString) },
    id: { type: new GraphQLNonNull(Id) },
    slug: { type: new GraphQLNonNull(Slug) },
    title: { type: new GraphQLNonNull(GraphQLString) },
    summary: { type: GraphQLString },
    language: { type: new GraphQLNonNull(LanguageTag), description: 'The language of title and summary: the asked one, else the original.' },
    titleHighlight: { type: new GraphQLNonNull(GraphQLString), description: MARKS },
    summaryHighlight: { type: GraphQLString, description: MARKS },
    score: { type: new GraphQLNonNull(GraphQLFloat), description: 'From 0 to 1.' },
    across: { type: new GraphQLNonNull(GraphQLBoolean), description: "Whether the match is not in the asked language but in the original's." },
    through: { type: GraphQLString, description: 'The word of the original through which a hit across languages was found.' },
    distance: { type: GraphQLFloat, description: 'Kilometres as the crow flies, when a place was asked for.' },
    why: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(ScorePart))), description: 'What the place among the hits is made of.' },
    by: { type: GraphQLString, description: 'The name of who offers or organises it, or wrote it.' },
    municipalities: { type: strings, description: 'Where it is, or else whom it serves.' },
    spokenLanguages: { type: strings, description: 'BCP 47 tags.' },
    phone: { type: HitPhone },
    visibility: { type: new GraphQLNonNull(Visibility), description: 'Who may see it, its parents counted in.' },
    checkedAt: { type: DateTime, description: 'When somebody last confirmed that it is correct.' },
    opening: { type: Opening, description: 'How it stands with its hours at this minute; null where none are known.' },
  },
});
