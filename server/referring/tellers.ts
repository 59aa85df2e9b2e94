import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Senders } from '../reporting/senders.ts';

/** Outcomes that one account may tell in an hour. */
const HOURLY = 60;

/**
 * Who tells outcomes: counted, and never kept. What is needed for counting are keyed hashes, and the keys are in memory alone: of an hour for
 * how many somebody tells, of a day for whether somebody tells the same twice. When a key is gone, nothing leads from an outcome to anybody.
 */
export class Tellers {
  private readonly senders: Senders;
  private readonly today: () => string;
  private day = '';
  private key = randomBytes(32);

  /** @param now milliseconds since 1970 */
  constructor(now: () => number = Date.now) {
    this.senders = new Senders(HOURLY, now);
    const days = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' });
    this.today = () => days.format(now());
  }

  static readonly hourly = HOURLY;

  /** Whether somebody may tell one more now; if so, it is counted. */
  allows(teller: string): boolean {
    return this.senders.allows(teller);
  }

  /** An identity for what somebody tells that counts once a day, however often they tell it. */
  once(teller: string, what: string): string {
    const day = this.today();
    if (day !== this.day) {
      this.day = day;
      this.key = randomBytes(32);
    }
    const hash = createHmac('sha256', this.key).update(`${teller}\n${what}`).digest('hex');
    // The form of a UUID for one's own purposes. @see RFC 9562, section 5.8
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  }

  /** An identity that is like no other. */
  anew(): string {
    return randomUUID();
  }
}
