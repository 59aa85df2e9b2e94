import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

const HOUR = 3_600_000;

/**
 * How often one sender may do something in an hour of the clock. Nobody's address is kept: counted are keyed hashes in memory,
 * and every hour the counts go and the key with them, so that even the hashes of two hours cannot be compared.
 */
export class Senders {
  private readonly most: number;
  private readonly now: () => number;
  private hour = -1;
  private key = randomBytes(32);
  private counts = new Map<string, number>();

  /** @param most how often in an hour; @param now milliseconds since 1970 */
  constructor(most: number, now: () => number = Date.now) {
    this.most = most;
    this.now = now;
  }

  /** Whether that address may do it now; if so, it is counted. */
  allows(address: string): boolean {
    const hour = Math.floor(this.now() / HOUR);
    if (hour !== this.hour) {
      this.hour = hour;
      this.key = randomBytes(32);
      this.counts = new Map();
    }
    const sender = createHmac('sha256', this.key).update(network(address)).digest('base64');
    const count = this.counts.get(sender) ?? 0;
    if (count >= this.most) return false;
    this.counts.set(sender, count + 1);
    return true;
  }
}

/** A household has one address of IPv4, and of IPv6 all that begin alike: the first four of eight groups. @see RFC 6177 */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [before = '', after] = plain.split('::');
  const groups = before.split(':').filter(Boolean);
  const rest = (after ?? '').split(':').filter(Boolean);
  const whole = after === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return whole.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':');
}
