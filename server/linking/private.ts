import { BlockList, isIP } from 'node:net';

/**
 * Networks that nobody reaches from outside, and those by which IPv4 is reached through IPv6, since behind them any of these could stand.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/
 */
const IPV4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'];
const IPV6 = ['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'];

const PRIVATE = new BlockList();
for (const [ranges, family] of [[IPV4, 'ipv4'], [IPV6, 'ipv6']] as const) {
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    PRIVATE.addSubnet(network, Number(bits), family);
  }
}

/** Whether an address (IP) belongs to everybody's internet; "::ffff:127.0.0.1" is what stands behind it. */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && !PRIVATE.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
