/** When something is gone by itself or what has to happen before, as English sentences; `{count}` is the number of a period. */
export const UNTIL = {
  ACCOUNT: 'Until the person deletes the account, or whoever runs the server does.',
  REMOVED: 'Until the person removes it.',
  ANSWERED: 'Until it is answered.',
  SENT: 'Until the change is sent or thrown away.',
  ENTRY: 'As long as the entry that it belongs to.',
  NAMELESS: 'Without a name once the account is gone.',
  ALWAYS: 'Always.',
  HOUR: 'An hour at most, in memory only.',
  DAYS: 'For {count} days.',
  VISIT: 'For {count} days after the last visit.',
  ENDED: 'For {count} days after it can be used no more.',
  TOKEN: 'Until it ends, which is after {count} days at most.',
  ROLE: 'A volunteer’s role ends by itself after {count} months.',
  MAILED: 'Until it is sent. If that is not possible, or without a mail server: for {count} days.',
  SETTLED: 'Until it is settled, for {count} days at most.',
  SELDOM: 'For {count} days what was searched for fewer than five times.',
  ELSE: 'Everything else for {count} days.',
} as const;

/** Who sees something of it. */
export const READERS = {
  PERSON: 'The person.',
  KEEPERS: 'Who keeps the entry.',
  COORDINATORS: 'Who coordinates the network.',
  ADMINS: 'Admins.',
  VOLUNTEERS: 'Volunteers, where the entry says so.',
  EVERYBODY: 'Everybody.',
  OPERATOR: 'Whoever runs the server.',
  NOBODY: 'Nobody.',
} as const;

/** How long something is kept; of several all apply, each to its part. */
export interface Period {
  readonly until: keyof typeof UNTIL;
  /** Where its sentence has one. */
  readonly count?: number;
}

/** Rows of a table that are taken away by themselves. */
export interface Forgetting {
  readonly table: string;
  /** The column whose time counts, and days after that. */
  readonly column: string;
  readonly days: number;
  /** What has to be true beside that, as SQL. */
  readonly only?: string;
  /** When a row is too old, as SQL, where days do not begin at the moment. */
  readonly old?: string;
}

/** One rule about what is kept: where, what for, how long, who sees it, and what goes by itself. */
export interface Rule {
  /** By which it stands in what somebody downloads, and in the record of processing, whose site has words for it. */
  readonly name: string;
  /** Tables in which it lies. */
  readonly tables: readonly string[];
  readonly purpose: string;
  readonly kept: readonly Period[];
  readonly seenBy: readonly (keyof typeof READERS)[];
  /** Nothing: it goes with what it belongs to, or when somebody takes it away. */
  readonly forgotten?: readonly Forgetting[];
}

/** A period as an English sentence. */
export const sayPeriod = ({ until, count }: Period): string => UNTIL[until].replace('{count}', String(count)).replace(/\b1 (day|month)s/, '1 $1');
