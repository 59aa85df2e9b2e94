import type { Role } from './viewer.ts';

/**
 * What can be done: `draft` see drafts, proposals and history, `propose` changes, `save` at once,
 * `remove` for good, `confirm` that it is still right, `decide` proposals; and beside entries: `tell` what is missing or wrong, `review` what was told
 * and how fresh a network is, note what came of a `call` to an actor, `invite` people, which is to see who is there and to withdraw their roles as well,
 * tell what came of having to `refer` somebody to an entry, `collect` entries in lists of one's own,
 * `guide` the volunteers of a network, which is to see what they say of themselves: that is for those who coordinate it and for no admin; `assign` those who
 * ask a network for a guide to its volunteers, which is to see who asks, for the same; `accompany` who asked, which is for the volunteer whom it was given to;
 * `register` for an event that one sees; `host` one, which is to see who takes part and to note who was there, for those who organise it and for no admin.
 */
export const ACTIONS = ['draft', 'propose', 'save', 'remove', 'confirm', 'decide', 'tell', 'review', 'call', 'invite', 'guide', 'assign', 'accompany', 'register', 'host', 'refer', 'collect'] as const;
export type Action = (typeof ACTIONS)[number];

/** To which entries: all, those of the networks one coordinates, those of the actors one was granted. */
export type Extent = 'all' | 'network' | 'own';

type Rule = Readonly<Record<string, Extent>>;

/** What institutions keep by themselves; terms, networks and qualifications are for those who coordinate. */
const KEPT: Rule = { actor: 'own', service: 'own', place: 'own', contact: 'own', offering: 'own', event: 'own', article: 'own' };
const COORDINATED: Rule = {
  network: 'network', actor: 'network', service: 'network', place: 'network', contact: 'network', offering: 'network', event: 'network', article: 'network', qualification: 'network', relation: 'network',
};
const EVERYTHING: Rule = { '*': 'all' };
/** Whom volunteers send people to: for everybody who sees more than the public. */
export const REFERRED_NOUNS = ['actor', 'service', 'contact', 'offering'] as const;
const REFERRED: Rule = Object.fromEntries(REFERRED_NOUNS.map((noun) => [noun, 'all']));
const TELLING: Rule = { gap: 'all', report: 'all', guide: 'all' };
/** Everybody takes part where they are not shut out by not seeing it. */
const TAKING_PART: Rule = { event: 'all' };
/** Of a list nobody sees more than its owner, whatever their role. */
const COLLECTING: Rule = { list: 'own' };

/** The one executable truth for access: role × action × noun. What is not named is not allowed. Resolvers, import and forms ask it, and a test walks it. */
export const TABLE: Readonly<Record<Role, Readonly<Partial<Record<Action, Rule>>>>> = {
  visitor: { tell: TELLING, register: TAKING_PART },
  volunteer: { tell: TELLING, register: TAKING_PART, accompany: { guide: 'own' }, refer: REFERRED, collect: COLLECTING },
  partner: { tell: TELLING, register: TAKING_PART, host: { event: 'own' }, draft: KEPT, propose: KEPT, confirm: KEPT, review: { report: 'own' }, refer: REFERRED, collect: COLLECTING },
  coordinator: {
    tell: TELLING, register: TAKING_PART, host: { event: 'network' }, draft: COORDINATED, propose: COORDINATED, save: COORDINATED, confirm: COORDINATED, decide: COORDINATED,
    review: { report: 'network', gap: 'all', network: 'network' }, call: { actor: 'network' }, invite: { actor: 'network', network: 'network' }, guide: { network: 'network' }, assign: { network: 'network' }, refer: REFERRED, collect: COLLECTING,
  },
  admin: { tell: EVERYTHING, register: TAKING_PART, draft: EVERYTHING, propose: EVERYTHING, save: EVERYTHING, remove: EVERYTHING, confirm: EVERYTHING, decide: EVERYTHING, review: EVERYTHING, call: EVERYTHING, invite: EVERYTHING, refer: REFERRED, collect: COLLECTING },
};

/** How far each role sees of what is published, without owning anything; see `Viewer.reach`. Every read of the store holds to it. */
export const REACH: Readonly<Record<Role, 0 | 1 | 2 | 3>> = { visitor: 0, volunteer: 1, partner: 2, coordinator: 2, admin: 3 };

/** How far a role goes with an action on a noun; undefined: not at all. */
export function extentOf(role: Role, action: Action, noun: string): Extent | undefined {
  const rule = TABLE[role][action];
  return rule?.[noun] ?? rule?.['*'];
}
