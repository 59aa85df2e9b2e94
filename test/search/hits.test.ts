import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDirectory } from '../harness/directory.ts';
import { empty } from '../harness/database.ts';
import { keep } from '../harness/lines.ts';

interface Hit {
  readonly slug: string;
  readonly by: string | null;
  readonly municipalities: readonly string[];
  readonly spokenLanguages: readonly string[];
  readonly phone: { readonly number: string; readonly shown: string } | null;
  readonly checkedAt: string | null;
  readonly opening: object | null;
}

const QUERY = `query ($query: String) { search(query: $query, language: "de") { hits {
  slug by municipalities spokenLanguages phone { number shown } checkedAt opening { way until next nextWay byAppointment }
} } }`;

describe('what a hit tells beside its words', () => {
  let directory: Awaited<ReturnType<typeof openDirectory>>;
  let hits: Map<string, Hit>;

  beforeAll(async () => {
    directory = await openDirectory({ index: true });
    await empty(directory.pool);
    const phone = (value: string, visibility: string, extension?: string) => ({ kind: 'PHONE', value, visibility, ...(extension !== undefined && { extension }) });
    await keep(
      directory.pool,
      { noun: 'offering', service: 'sprachcafe', place: 'treff', languages: ['ar'], hours: { byAppointmentOnly: true } },
      { noun: 'service', slug: 'sprachcafe', title: { de: 'Sprachcafé' }, actor: 'verein', contacts: ['leitung'], languages: ['uk'], checkedAt: '2026-11-02T09:00:00Z' },
      { noun: 'service', slug: 'zuflucht', title: { de: 'Zuflucht' }, actor: 'verein', contacts: ['geheim'] },
      { noun: 'offering', service: 'zuflucht', place: 'haus' },
      { noun: 'contact', slug: 'leitung', name: 'Erika Muster', actor: 'verein', channels: [phone('+4930231250001', 'STAFF'), phone('+4930231250002', 'PUBLIC', '17')] },
      { noun: 'contact', slug: 'geheim', name: 'Max Muster', actor: 'verein', channels: [phone('+4930231250003', 'VOLUNTEER')] },
      { noun: 'actor', slug: 'verein', name: 'Musterverein' },
      { noun: 'place', slug: 'treff', name: 'Treff', municipality: { name: 'Musterstadt' } },
      { noun: 'place', slug: 'haus', name: 'Haus', exposure: 'HIDDEN', address: { street: 'Geheimweg 7', city: 'Beispielheim' }, municipality: { name: 'Beispielheim' } },
    );
    const { data } = await directory.graphql<{ search: { hits: Hit[] } }>(QUERY, { query: '' });
    hits = new Map(data?.search.hits.map((hit) => [hit.slug, hit]));
  });
  afterAll(() => directory.close());

  it('is who offers it, where, in which languages, whom to call, and when it was checked', () => {
    expect(hits.get('sprachcafe')).toMatchObject({
      by: 'Musterverein',
      municipalities: ['Musterstadt'],
      phone: { number: '+4930231250002;ext=17', shown: '030 231250002' },
      checkedAt: '2026-11-02T09:00:00.000Z',
    });
    // What is spoken at the place, not what the service speaks elsewhere.
    expect(hits.get('sprachcafe')?.spokenLanguages).toEqual(['ar']);
  });

  it('is how it stands with the hours, and nothing where no hours are known', () => {
    expect(hits.get('sprachcafe')?.opening).toEqual({ way: null, until: null, next: null, nextWay: null, byAppointment: true });
    expect(hits.get('leitung')?.opening).toBeNull();
  });

  it('is no number and no place that is not for everybody', () => {
    expect(hits.get('zuflucht')).toMatchObject({ phone: null, municipalities: ['Beispielheim'] });
    expect(JSON.stringify([...hits.values()])).not.toMatch(/231250001|231250003|Geheimweg/);
  });
});
