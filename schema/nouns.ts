import { Actor } from './actor.ts';
import { Article } from './article.ts';
import { Contact } from './contact.ts';
import { fail } from './error.ts';
import { Event } from './event.ts';
import type { Field } from './field.ts';
import { type KindCheckMonths, Network } from './network.ts';
import type { Noun } from './noun.ts';
import { Offering } from './offering.ts';
import { Place } from './place.ts';
import { Qualification } from './qualification.ts';
import { Relation } from './relation.ts';
import { Service } from './service.ts';
import { Term } from './term.ts';

/** Every noun of the directory, in the order in which an export tells them. */
export const NOUNS: readonly Noun[] = [Term, Network, Actor, Place, Contact, Article, Service, Offering, Event, Qualification, Relation];

/** What an institution confirms: what readers find of it. Events pass by themselves. */
export const CHECKED_NOUNS = ['actor', 'service', 'contact', 'offering', 'place'] as const satisfies readonly (keyof typeof KindCheckMonths.fields)[];

const BY_NAME: ReadonlyMap<string, Noun> = new Map(NOUNS.map((noun) => [noun.name, noun]));

/** The noun of that name. @throws UNKNOWN_NOUN */
export function nounOf(name: string): Noun {
  const noun = BY_NAME.get(name);
  if (noun === undefined) throw fail('UNKNOWN_NOUN', name, [...BY_NAME.keys()]);
  return noun;
}

/** A list in which a noun shows those that refer to it. */
export interface Inverse {
  readonly name: string;
  readonly from: Noun;
  readonly field: string;
  readonly kind: 'one' | 'many';
}

/** The lists of a noun that others' references make. */
export function inverses(noun: Noun): Inverse[] {
  return NOUNS.flatMap((from) =>
    references(from)
      .filter(([, field]) => field.noun === noun.name && field.inverse !== undefined)
      .map(([name, field]) => ({ name: field.inverse ?? name, from, field: name, kind: field.kind })),
  );
}

/** A noun's fields that refer to others. */
export function references(noun: Noun): [string, Field & { kind: 'one' | 'many'; noun: string }][] {
  return Object.entries(noun.all).filter((entry): entry is [string, Field & { kind: 'one' | 'many'; noun: string }] => entry[1].kind === 'one' || entry[1].kind === 'many');
}
