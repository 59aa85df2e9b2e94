/**
 * Ports of other protocols. Browsers open no page there (ERR_UNSAFE_PORT), and Node's fetch, by which the program asks itself while it builds the site, refuses them too.
 * @see https://fetch.spec.whatwg.org/#port-blocking
 */
const BLOCKED: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143,
  161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
  5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/** The next port above a blocked one that browsers open; undefined for a port that they open anyway. */
export function openPortInstead(port: number): number | undefined {
  if (!BLOCKED.has(port)) return undefined;
  let open = port;
  while (BLOCKED.has(open)) open += 1;
  return open;
}
