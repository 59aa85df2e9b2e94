/** Two networks with the same of everything, so that what is one's own can be told from what is another's. */
export const TWO_NETWORKS: Record<string, unknown>[] = ['eigen', 'fremd'].flatMap((side) => [
  { noun: 'network', slug: `${side}-network`, name: `Netz ${side}` },
  { noun: 'actor', slug: `${side}-actor`, name: `Amt ${side}`, places: [`${side}-place`] },
  { noun: 'relation', slug: `${side}-relation`, kind: 'MEMBER_OF', actor: `${side}-actor`, toNetwork: `${side}-network` },
  { noun: 'place', slug: `${side}-place`, name: `Haus ${side}` },
  { noun: 'service', slug: `${side}-service`, title: { de: `Beratung ${side}` }, actor: `${side}-actor` },
  { noun: 'offering', slug: `${side}-offering`, service: `${side}-service`, place: `${side}-place` },
  { noun: 'contact', slug: `${side}-contact`, name: `Erika ${side}`, actor: `${side}-actor` },
  { noun: 'event', slug: `${side}-event`, title: { de: `Treffen ${side}` }, organiser: `${side}-actor`, start: '2027-01-01T18:00' },
  { noun: 'article', slug: `${side}-article`, title: { de: `Wissen ${side}` }, kind: 'GUIDE', body: { de: 'Text' }, author: `${side}-actor`, networks: [`${side}-network`] },
  { noun: 'qualification', slug: `${side}-qualification`, title: { de: `Lotse ${side}` }, networks: [`${side}-network`] },
  { noun: 'term', slug: `${side}-term`, vocabulary: 'TOPIC', label: { de: `Thema ${side}` } },
]);
