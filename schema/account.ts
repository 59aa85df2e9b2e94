import { defineEntity, p } from '@mikro-orm/postgresql';

/** Somebody who signs in. */
export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    /** Normalised: one address is one account. */
    mail: p.string().length(254).unique(),
    name: p.string().length(200).nullable(),
    language: p.string().length(20).default('de'),
    madeAt: p.datetime().defaultRaw('now()'),
    seenAt: p.datetime().nullable(),
  },
});

const ofAccount = () => p.manyToOne(Account).mapToPk().fieldName('account').deleteRule('cascade').updateRule('no action').index(false);

/** A role for one actor or network; an admin's is for everything. */
export const RoleGrant = defineEntity({
  name: 'RoleGrant',
  tableName: 'role_grant',
  properties: {
    id: p.uuid().primary(),
    account: ofAccount(),
    role: p.text(),
    noun: p.text().nullable(),
    entry: p.uuid().nullable().index(),
    trust: p.smallint().default(1),
    givenBy: p.text(),
    givenAt: p.datetime().defaultRaw('now()'),
    /** A volunteer's ends always. */
    until: p.datetime().nullable(),
    /** Whether it holds only once a coordinator has confirmed it. */
    waiting: p.boolean().default(false),
    /** When its holder was told that it will end. */
    remindedAt: p.datetime().nullable(),
  },
  checks: [
    { name: 'role_grant_volunteer_check', expression: `role <> 'volunteer' or until is not null` },
    { name: 'role_grant_role_check', expression: `role in ('volunteer', 'partner', 'coordinator', 'admin')` },
    { name: 'role_grant_entry_check', expression: `(role = 'admin') = (entry is null) and (noun is null) = (entry is null)` },
  ],
  indexes: [{ name: 'role_grant_unique', expression: 'create unique index "role_grant_unique" on "role_grant" ("account", "role", "entry") nulls not distinct' }],
});

/** A code and a link that were sent to an address, as hashes. */
export const SignInRow = defineEntity({
  name: 'SignInRow',
  tableName: 'sign_in',
  properties: {
    /** Of what the browser shows that asked. */
    asked: p.blob().primary(),
    account: ofAccount().nullable(),
    mail: p.blob(),
    code: p.blob(),
    link: p.blob().unique(),
    tries: p.smallint().default(0),
    at: p.datetime().defaultRaw('now()'),
    used: p.boolean().default(false),
  },
  indexes: [{ properties: ['mail', 'at'] }],
});

/** Who was invited, and for what. */
export const InvitationRow = defineEntity({
  name: 'InvitationRow',
  tableName: 'invitation',
  properties: {
    token: p.blob().primary(),
    /** By which it can be taken back; the token is known to whoever got the mail alone. */
    id: p.uuid().unique().defaultRaw('gen_random_uuid()'),
    mail: p.string().length(254),
    language: p.string().length(20),
    role: p.text(),
    noun: p.text().nullable(),
    entry: p.uuid().nullable().index(),
    trust: p.smallint().default(1),
    givenBy: p.text(),
    at: p.datetime().defaultRaw('now()'),
    until: p.datetime(),
    usedAt: p.datetime().nullable(),
    /** Whether the role holds only once a coordinator has confirmed it. */
    confirm: p.boolean().default(false),
    /** Whose roles all pass over to whoever takes it up. */
    replaces: p.manyToOne(Account).mapToPk().fieldName('replaces').nullable().deleteRule('cascade').updateRule('no action').index(false),
  },
});

/** Whom somebody would like to keep an institution's entries with; those who coordinate invite. */
export const SuggestionRow = defineEntity({
  name: 'SuggestionRow',
  tableName: 'suggestion',
  properties: {
    id: p.uuid().primary(),
    actor: p.uuid(),
    mail: p.string().length(254),
    language: p.string().length(20),
    account: ofAccount().index(),
    at: p.datetime().defaultRaw('now()'),
  },
  uniques: [{ name: 'suggestion_actor_mail_unique', properties: ['actor', 'mail'] }],
});

/** Where somebody is signed in. */
export const SessionRow = defineEntity({
  name: 'SessionRow',
  tableName: 'session',
  properties: {
    token: p.blob().primary(),
    id: p.uuid().unique(),
    account: ofAccount().index(),
    device: p.string().length(120),
    madeAt: p.datetime().defaultRaw('now()'),
    seenAt: p.datetime().defaultRaw('now()'),
  },
});

/** By which a partner's own system speaks for them. */
export const AccessTokenRow = defineEntity({
  name: 'AccessTokenRow',
  tableName: 'access_token',
  properties: {
    token: p.blob().primary(),
    id: p.uuid().unique(),
    account: ofAccount().index(),
    name: p.string().length(100),
    scope: p.text(),
    madeAt: p.datetime().defaultRaw('now()'),
    until: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
  checks: [{ name: 'access_token_scope_check', expression: `scope in ('READ', 'PROPOSE', 'ALL')` }],
});

/** A passkey: its private half never leaves the device. @see https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential */
export const PasskeyRow = defineEntity({
  name: 'PasskeyRow',
  tableName: 'passkey',
  properties: {
    id: p.uuid().primary(),
    account: ofAccount().index(),
    /** The credential's id, which its device made. */
    credential: p.blob().unique(),
    /** COSE. */
    publicKey: p.blob(),
    /** How often it signed, where it counts. */
    counter: p.bigint(),
    transports: p.json(),
    deviceType: p.text(),
    backedUp: p.boolean(),
    label: p.string().length(100),
    madeAt: p.datetime().defaultRaw('now()'),
    usedAt: p.datetime().nullable(),
  },
  checks: [{ name: 'passkey_device_type_check', expression: `device_type in ('singleDevice', 'multiDevice')` }],
});

/** What a passkey was asked to sign, as a hash; it is gone with the first answer. */
export const PasskeyChallenge = defineEntity({
  name: 'PasskeyChallenge',
  tableName: 'passkey_challenge',
  properties: {
    /** Of what the browser shows that asked. */
    asked: p.blob().primary(),
    challenge: p.blob(),
    /** Who adds a passkey; null: somebody who signs in. */
    account: ofAccount().nullable(),
    at: p.datetime().defaultRaw('now()'),
  },
});

/** What was done about access and about what is kept of people: who, what, to which entry or table, how often, and nothing of its contents. */
export const Audit = defineEntity({
  name: 'Audit',
  tableName: 'audit',
  properties: {
    id: p.bigint().primary().autoincrement(),
    at: p.datetime().defaultRaw('now()'),
    by: p.text(),
    action: p.text(),
    noun: p.text().nullable(),
    entry: p.uuid().nullable(),
    /** Rows, where it is about many. */
    count: p.integer().nullable(),
  },
  // Nothing that somebody wrote fits in: neither a name nor an address nor a sentence of theirs.
  checks: [
    { name: 'audit_by_check', expression: `by ~ '^(operator|retention|(account|actor):[0-9a-f-]{36})$'` },
    { name: 'audit_action_check', expression: `action ~ '^[A-Za-z ()]{1,60}$'` },
    { name: 'audit_noun_check', expression: `noun ~ '^[a-z_]{1,40}$'` },
  ],
  // What was done stays written, whichever way somebody reaches the table.
  triggers: [{ name: 'audit_only_grows', timing: 'before', events: ['update', 'delete'], forEach: 'row', body: `raise exception 'audit only grows'` }],
});
