import type { Line } from './searchable.ts';

/** A small fictional directory: one of each noun that shows another. */
export const SMALL: readonly Line[] = [
  { noun: 'term', slug: 'musterthema', vocabulary: 'TOPIC', label: { de: 'Musterthema' } },
  { noun: 'term', slug: 'unterthema', vocabulary: 'TOPIC', label: { de: 'Unterthema' }, parent: 'musterthema' },
  { noun: 'term', slug: 'musterrampe', vocabulary: 'ACCESSIBILITY', label: { de: 'Musterrampe' } },
  { noun: 'network', slug: 'musternetz', name: 'Musternetz' },
  { noun: 'actor', slug: 'musterverein', name: 'Musterverein' },
  { noun: 'actor', slug: 'andererverein', name: 'Andererverein' },
  { noun: 'relation', slug: 'mitgliedschaft', kind: 'MEMBER_OF', actor: 'musterverein', toNetwork: 'musternetz' },
  { noun: 'place', slug: 'musterhaus', name: 'Musterhaus', accessibility: ['musterrampe'], address: { street: 'Musterweg 1', city: 'Musterstadt' }, municipality: { name: 'Musterstadt' } },
  { noun: 'contact', slug: 'erika', name: 'Erika Muster', actor: 'musterverein' },
  { noun: 'service', slug: 'musterhilfe', title: { de: 'Musterhilfe' }, actor: 'musterverein', topics: ['unterthema'], contacts: ['erika'], languages: ['ar'] },
  { noun: 'service', slug: 'anderehilfe', title: { de: 'Anderehilfe' }, actor: 'andererverein' },
  { noun: 'offering', slug: 'musterhilfe-im-musterhaus', service: 'musterhilfe', place: 'musterhaus', languages: ['ku'] },
  { noun: 'event', slug: 'mustertreffen', title: { de: 'Mustertreffen' }, organiser: 'musterverein', place: 'musterhaus', start: '2099-05-01T17:00' },
  { noun: 'article', slug: 'musterwissen', kind: 'GUIDE', title: { de: 'Musterwissen' }, topics: ['unterthema'], author: 'musterverein' },
];
