import type { AskerName } from './roles.ts';

/** One rule of visibility: where it stands, and what stands there when it is taken out. */
export interface Rule {
  readonly name: string;
  /** Within the repository. */
  readonly file: string;
  readonly code: string;
  readonly without: string;
  /** Who is kept from something by it. */
  readonly from: AskerName;
}

const rule = (name: string, file: string, code: string, without: string, from: AskerName = 'visitor'): Rule => ({ name, file: `server/${file}.ts`, code, without, from });

const MAY = 'access/may';
const VEIL = 'access/veil';
const REACH = 'store/reach';
const TABLE = 'access/table';
const FILTER = 'graphql/filter';

/** Fields of a place that a veil takes away, each by itself. */
const FINER = ['directions: null', 'hours: null', 'latitude: null', 'longitude: null', 'url: null', 'identifiers: []', 'about: null', 'alsoKnownAs: []'];

/**
 * Every rule that keeps something from somebody. Taking any one of them out must be noticed.
 * Second locks on the same door are not among them, since nobody notices when one of two is open.
 */
export const RULES: readonly Rule[] = [
  rule('entries beyond reach are not read', MAY, 'return own === \'false\' || own === \'true\' ? `t.reach <= ${reach}` : `(t.reach <= ${reach} or ${own})`;', 'return `t.reach <= ${reach} + 9`;'),
  rule('what is not published is for its keepers', REACH, 'case when t.state <> \'PUBLISHED\' then 3 else', 'case when false then 3 else'),
  rule('VOLUNTEER is not for everybody', REACH, 'when \'VOLUNTEER\' then 1', 'when \'VOLUNTEER\' then 0'),
  rule('STAFF is not for volunteers', REACH, 'then 1 else 2 end', 'then 1 else 1 end', 'volunteer'),
  rule('a hidden parent hides its children', REACH, 'reaches.push(`coalesce(p${String(index)}.reach, 0)`);', 'reaches.push(\'0\');'),
  rule('a part that is not public is not for everybody', REACH, 'VOLUNTEER: 1,', 'VOLUNTEER: 0,'),
  rule('a part for staff is not for volunteers', REACH, 'STAFF: 2 }', 'STAFF: 1 }', 'volunteer'),
  rule('each channel has its own visibility', VEIL, '.filter(({ visibility }) => visibilityReach(visibility) <= viewer.reach)', ''),
  rule('who made an entry is for staff', VEIL, 'if (place.createdBy != null) place.createdBy = null;', ''),
  rule('who changed an entry is for staff', VEIL, 'if (place.changedBy != null) place.changedBy = null;', ''),
  rule('a hidden place shows nothing finer than its municipality', VEIL, 'if (exposure === \'HIDDEN\' && place[KEPT] !== true) {', 'if (exposure === \'NEVER\') {'),
  rule('a hidden place is seen by those alone who keep it', VEIL, 'place[KEPT] !== true) {', 'reach < 2) {', 'partner of another institution'),
  rule('a hidden place has no name', VEIL, 'name: municipality?.name ?? \'–\', ', ''),
  rule('a hidden place has no address', VEIL, ', address: null, sources: [] }', ', sources: [] }'),
  rule('a hidden place has no sources', VEIL, 'address: null, sources: [] }', 'address: null }'),
  rule('a hidden place has no slug', VEIL, '  place: `coalesce(t.exposure, \'\') = \'HIDDEN\'`,\n', ''),
  rule('what is offered at a hidden place has no slug', VEIL, '  offering: `t.place_id in (select id from place where exposure = \'HIDDEN\')`,\n', ''),
  rule('a place shown by its area shows no street', VEIL, '(exposure === \'AREA_ONLY\' ? \'STAFF\' : \'PUBLIC\')', '\'PUBLIC\''),
  rule('an address has its own visibility', VEIL, 'if (visibilityReach(addressed) <= reach) return place;', 'if (addressed !== \'NEVER\') return place;'),
  rule('an area has no street', VEIL, 'address: { postalCode, city, country } };', '};'),
  ...FINER.map((field) => rule(`what tells of a guarded place is not told: ${field}`, VEIL, field, `not${field}`)),
  rule('an actor\'s drafts are its own', TABLE, "host: { event: 'own' }, draft: KEPT", "host: { event: 'own' }, draft: EVERYTHING", 'partner of another institution'),
  rule('a network\'s drafts are its own', TABLE, "host: { event: 'network' }, draft: COORDINATED", "host: { event: 'network' }, draft: EVERYTHING", 'coordinator of another network'),
  rule('what an actor may propose is its own', TABLE, 'propose: KEPT, confirm: KEPT', 'propose: EVERYTHING, confirm: KEPT', 'partner of another institution'),
  rule('what readers report is for those who keep the entry', TABLE, 'propose: KEPT, confirm: KEPT', 'propose: KEPT, confirm: EVERYTHING', 'partner of another institution'),
  rule('one\'s own is what one was granted', MAY, 'if (extent === \'own\') conditions.add(belongsTo(noun, { actors: ids(scope.own.keys()), networks: NONE }));', 'if (extent === \'own\') return \'true\';', 'partner of another institution'),
  rule('one\'s network is what one coordinates', MAY, 'if (extent === \'network\') conditions.add(', 'if (extent === \'network\') return \'true\'; else void (', 'coordinator of another network'),
  rule('a filter knows no entry beyond reach', FILTER, 'where t.reach <= $1 and (t.id::text', 'where (t.id::text'),
  rule('history is for those who keep the entry', 'proposing/history', 'await mustDo(pool, viewer, \'draft\', noun, id);', ''),
  rule('the form is for those who keep the entry', 'graphql/editing', 'await mustDo(pool, viewer, \'propose\', noun, id);', ''),
  rule('staff searches no more than staff sees', 'access/viewer', 'AUDIENCES[reach]', 'AUDIENCES[2]', 'volunteer'),
  rule('volunteers\' search reads as a volunteer', 'search/describe', 'new StoreReader(sql, viewer)', 'new StoreReader(sql, { ...viewer, reach: 2 })', 'volunteer'),
];
