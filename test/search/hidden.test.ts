import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../schema/language.ts';
import { type Line, Searchable } from './searchable.ts';

const MARK = 'Geheimwort';

/** Each restricted thing carries the mark, each shown entry is tied to one. */
const LINES: readonly Line[] = [
  { noun: 'term', slug: 'geheimthema', vocabulary: 'TOPIC', visibility: 'STAFF', label: { de: `${MARK} Thema` }, synonyms: { de: `${MARK} Synonym` } },
  { noun: 'network', slug: 'geheimnetz', name: `${MARK} Netz`, visibility: 'VOLUNTEER' },
  { noun: 'actor', slug: 'offenerverein', name: 'Offener Verein', email: 'offen@example.org' },
  { noun: 'actor', slug: 'geheimverein', name: `${MARK} Verein`, visibility: 'STAFF', about: { de: `${MARK} über uns` } },
  { noun: 'relation', kind: 'MEMBER_OF', actor: 'offenerverein', toNetwork: 'geheimnetz', note: { de: `${MARK} Notiz` } },
  { noun: 'place', slug: 'schutzhaus-geheimwort', name: `${MARK} Haus`, alsoKnownAs: [`${MARK} Villa`], exposure: 'HIDDEN', address: { street: `${MARK}straße 1`, postalCode: '00000', city: `${MARK}dorf` }, municipality: { name: 'Offenstadt' }, directions: { de: `${MARK} klingeln` } },
  { noun: 'place', slug: 'ungefaehr', name: 'Ungefähr', exposure: 'AREA_ONLY', address: { street: `${MARK}gasse 2`, extra: `${MARK} Hinterhaus`, city: 'Offenstadt' }, about: { de: `${MARK} Ort` } },
  { noun: 'contact', slug: 'geheimperson', name: `${MARK} Person`, actor: 'offenerverein', visibility: 'VOLUNTEER' },
  { noun: 'contact', slug: 'offeneperson', name: 'Offene Person', actor: 'offenerverein', channels: [{ kind: 'EMAIL', value: 'geheimwort@example.org', visibility: 'STAFF', label: { de: `${MARK} Kanal` } }] },
  { noun: 'contact', slug: 'entwurfsperson', name: `${MARK} Entwurf`, actor: 'offenerverein', state: 'DRAFT' },
  { noun: 'service', slug: 'offenehilfe', title: { de: 'Offene Hilfe' }, actor: 'offenerverein', topics: ['geheimthema'], contacts: ['geheimperson', 'offeneperson', 'entwurfsperson'] },
  { noun: 'service', slug: 'geheimhilfe', title: { de: `${MARK} Hilfe` }, actor: 'offenerverein', visibility: 'STAFF' },
  { noun: 'service', slug: 'kindhilfe', title: { de: `${MARK} Hilfe des verborgenen Vereins` }, actor: 'geheimverein' },
  { noun: 'offering', service: 'offenehilfe', place: 'schutzhaus-geheimwort' },
  { noun: 'offering', service: 'offenehilfe', place: 'ungefaehr', visibility: 'STAFF', about: { de: `${MARK} Angebot` } },
  { noun: 'event', slug: 'offenestreffen', title: { de: 'Offenes Treffen' }, organiser: 'offenerverein', network: 'geheimnetz', place: 'schutzhaus-geheimwort', start: '2099-01-01T10:00' },
  { noun: 'event', slug: 'geheimtreffen', title: { de: `${MARK} Treffen` }, organiser: 'geheimverein', start: '2099-01-01T10:00' },
  { noun: 'article', slug: 'entwurf', kind: 'GUIDE', title: { de: `${MARK} Entwurf` }, state: 'DRAFT' },
  { noun: 'article', slug: 'offeneswissen', kind: 'GUIDE', title: { de: 'Offenes Wissen' }, author: 'geheimverein', networks: ['geheimnetz'], topics: ['geheimthema'] },
  { noun: 'qualification', slug: 'offenequalifikation', title: { de: 'Offene Qualifikation' }, certifiers: ['geheimverein'], networks: ['geheimnetz'] },
];

describe('what visitors may not see', () => {
  let directory: Searchable;

  beforeAll(async () => {
    directory = await Searchable.open('tables');
    await directory.begin();
    await directory.publish(...LINES);
  });
  afterAll(() => directory.close());

  async function everything(): Promise<string> {
    const all = await Promise.all(LANGUAGES.map((language) => directory.documents(language)));
    return JSON.stringify(all).toLowerCase();
  }

  it('stands in no document of any index after it was drained', async () => {
    const found = await everything();
    for (const shown of ['offene hilfe', 'offenes treffen', 'offene person', 'offenstadt']) expect(found).toContain(shown);
    expect(found).not.toContain(MARK.toLowerCase());
  });

  it('stands in no document after all indexes were made anew', async () => {
    await directory.search.rebuild();
    expect(await everything()).not.toContain(MARK.toLowerCase());
  });

  it('is taken out when it is hidden later, and from everything below it', async () => {
    await directory.publish({ noun: 'actor', slug: 'offenerverein', visibility: 'STAFF' });
    const found = await everything();
    for (const hidden of ['offener verein', 'offene hilfe', 'offenes treffen', 'offene person']) expect(found).not.toContain(hidden);
    expect(await directory.find('de', 'Offene Hilfe')).not.toContain('offenehilfe');
  });

  it('names no facet value and no label', async () => {
    for (const language of LANGUAGES) expect(JSON.stringify(await directory.search.ask({ language, query: '' })).toLowerCase()).not.toContain('geheim');
  });
});
