import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SMALL } from './lines.ts';
import { Searchable } from './searchable.ts';

describe('entries that show another are found by what it is now', () => {
  let directory: Searchable;

  beforeAll(async () => {
    directory = await Searchable.open('tables');
    await directory.begin();
    await directory.publish(...SMALL);
  });
  afterAll(() => directory.close());

  it('when an actor is renamed, so are its services, contacts, events and articles', async () => {
    await directory.publish({ noun: 'actor', slug: 'musterverein', name: 'Umbenannt' });
    for (const language of ['de', 'ar']) {
      expect((await directory.find(language, 'Umbenannt')).sort()).toEqual(['erika', 'musterhilfe', 'mustertreffen', 'musterverein', 'musterwissen']);
    }
  });

  it('when a topic gets another word, what is filed under it or below it is found by that', async () => {
    await directory.publish({ noun: 'term', slug: 'musterthema', label: { de: 'Obendrueber', ar: 'فوق' } });
    expect((await directory.find('de', 'Obendrueber')).sort()).toEqual(['musterhilfe', 'musterwissen']);
    expect((await directory.find('ar', 'فوق')).sort()).toEqual(['musterhilfe', 'musterwissen']);
    const { facets } = await directory.search.ask({ language: 'ar', query: '' });
    expect(facets.find(({ field }) => field === 'topic')?.values).toContainEqual({ value: 'musterthema', label: 'فوق', count: 2 });
  });

  it('when a topic moves below another, what is filed under it moves along', async () => {
    await directory.publish({ noun: 'term', slug: 'neuesdach', vocabulary: 'TOPIC', label: { de: 'Neuesdach' } }, { noun: 'term', slug: 'unterthema', parent: 'neuesdach' });
    expect((await directory.document('de', 'musterhilfe'))?.topic).toEqual(expect.arrayContaining(['unterthema', 'neuesdach']));
    expect((await directory.document('de', 'musterhilfe'))?.topic).not.toContain('musterthema');
  });

  it('when a place moves to another town, so do the services and events there', async () => {
    await directory.publish({ noun: 'place', slug: 'musterhaus', municipality: { name: 'Neumuster' } });
    expect((await directory.find('de', '', { filter: { municipality: ['Neumuster'] } })).sort()).toEqual(['musterhilfe', 'mustertreffen']);
  });

  it('when a feature of a place is called otherwise', async () => {
    await directory.publish({ noun: 'term', slug: 'musterrampe', label: { de: 'Schraege' } });
    expect((await directory.find('de', 'Schraege')).sort()).toEqual(['musterhilfe', 'mustertreffen']);
  });

  it('when an actor joins a network, and when it leaves', async () => {
    const members = async (): Promise<string[]> => (await directory.find('de', '', { filter: { network: ['musternetz'] } })).sort();
    expect(await members()).toEqual(['erika', 'musterhilfe', 'musternetz', 'mustertreffen', 'musterverein']);
    await directory.remove('relation', 'mitgliedschaft');
    expect(await members()).toEqual(['musternetz']);
    await directory.publish({ noun: 'relation', slug: 'mitgliedschaft', kind: 'MEMBER_OF', actor: 'musterverein', toNetwork: 'musternetz', since: '2020', until: '2099-12' });
    expect(await members()).toEqual(['erika', 'musterhilfe', 'musternetz', 'mustertreffen', 'musterverein']);
    await directory.publish({ noun: 'relation', slug: 'mitgliedschaft', until: '2021' });
    expect(await members()).toEqual(['musternetz']);
  });

  it('when a membership passes to another actor, both know', async () => {
    await directory.publish({ noun: 'relation', slug: 'mitgliedschaft', actor: 'andererverein', until: null });
    expect((await directory.find('de', '', { filter: { network: ['musternetz'] } })).sort()).toEqual(['anderehilfe', 'andererverein', 'musternetz']);
  });

  it('when an offering moves to another service, both know', async () => {
    await directory.publish({ noun: 'offering', slug: 'musterhilfe-im-musterhaus', service: 'anderehilfe' });
    expect((await directory.document('de', 'anderehilfe'))?.spokenLanguage).toEqual(['ku']);
    expect((await directory.document('de', 'musterhilfe'))?.spokenLanguage).toEqual(['ar']);
    expect((await directory.document('de', 'musterhilfe'))?.municipality).toBeUndefined();
  });

  it('when an offering is removed', async () => {
    await directory.remove('offering', 'musterhilfe-im-musterhaus');
    expect((await directory.document('de', 'anderehilfe'))?.spokenLanguage).toBeUndefined();
  });

  it('when somebody becomes coordinator of a network, and when not any more', async () => {
    const { id } = (await directory.document('de', 'erika')) ?? {};
    await directory.publish({ noun: 'network', slug: 'musternetz', coordinators: ['erika'] });
    expect((await directory.document('de', 'erika'))?.network).toEqual(['musternetz']);
    await directory.publish({ noun: 'network', slug: 'musternetz', coordinators: [] });
    expect(await directory.document('de', 'erika')).not.toHaveProperty('network');
    expect((await directory.document('de', 'erika'))?.id).toBe(id);
  });

  it('when a contact is removed, no document keeps the name', async () => {
    expect((await directory.document('de', 'musterhilfe'))?.people).toEqual(['Erika Muster']);
    await directory.remove('contact', 'erika');
    expect(JSON.stringify(await directory.documents('de'))).not.toContain('Erika');
  });
});
