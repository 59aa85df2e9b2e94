import { useState } from 'preact/hooks';
import { Answered, useAsked } from '../asked.tsx';
import { FORMS, KEPT_NOUNS } from '../editor/forms.ts';
import { Heading } from '../Heading.tsx';
import { loadEntriesOf, loadEntriesOfNetwork, loadInstitutions, type Institution, type KeptEntry } from '../kept.ts';
import { coordinates, isAdmin, ledNetworks, useMe } from '../me.ts';
import { nounName, titleOr } from '../names.ts';
import { compare, word } from '../words.ts';
import { Choosing } from './Choosing.tsx';
import { EntryList } from './EntryList.tsx';

/** From so many institutions on, each has a view of its own: nobody reads the entries of a whole network. */
const TOGETHER = 5;

interface Group {
  institution: Institution;
  isNetwork: boolean;
  entries: KeptEntry[];
}

/** All that somebody keeps, by institution. @param of id of the institution or network to show alone */
export function Entries({ of }: { of: string | undefined }) {
  const { me } = useMe();
  const asked = useAsked(async () => {
    const institutions = (await loadInstitutions(me)).sort((one, other) => compare(one.name, other.name));
    const networks = ledNetworks(me);
    const all = [...networks, ...institutions];
    const shown = of === undefined ? (all.length <= TOGETHER ? all : undefined) : all.filter(({ id }) => id === of);
    const load = async (institution: Institution): Promise<Group> => {
      const isNetwork = networks.some(({ id }) => id === institution.id);
      return { institution, isNetwork, entries: await (isNetwork ? loadEntriesOfNetwork(institution.id) : loadEntriesOf(institution.id, coordinates(me))) };
    };
    return { all, groups: shown && (await Promise.all(shown.map(load))) };
  }, [of ?? '']);
  return (
    <>
      <Heading text={word('entries.heading')} />
      <p class="lead">{word('entries.lead')}</p>
      <New />
      <p><a href="#/sheets">{word('entries.sheets')}</a></p>
      <p><a href="#/translations">{word('entries.translations')}</a></p>
      <Answered asked={asked}>
        {({ all, groups }) => (
          <>
            {of !== undefined && <p><a href="#/entries">{word('entries.back')}</a></p>}
            {all.length === 0 && <p class="notice">{word(coordinates(me) ? 'entries.none' : 'me.grants.none')}</p>}
            {groups ? <Groups groups={groups} again={asked.again} /> : <Institutions all={all} />}
          </>
        )}
      </Answered>
    </>
  );
}

function New() {
  const { me } = useMe();
  // A new network is something for those who run the directory: it is nobody's to coordinate yet.
  const nouns = !coordinates(me) ? KEPT_NOUNS : Object.keys(FORMS).filter((noun) => noun !== 'network' || isAdmin(me));
  return (
    <details class="new">
      <summary>{word('entries.new')}</summary>
      <ul class="acts plain">{nouns.map((noun) => <li key={noun}><a class="action" href={`#/new/${noun}`}>{nounName(noun)}</a></li>)}</ul>
    </details>
  );
}

interface FindProps {
  typed: string;
  type: (typed: string) => void;
  /** How many there are of what is looked for. */
  found: string;
}

function Find({ typed, type, found }: FindProps) {
  return (
    <div class="find">
      <label for="find">{word('entries.find')}</label>
      <input id="find" type="search" autocomplete="off" value={typed} onInput={({ currentTarget }) => {
        type(currentTarget.value);
      }} />
      <p class="hint" role="status">{found}</p>
    </div>
  );
}

/** Whether what is typed stands in a name, whatever its accents and capitals. */
const has = (name: string, typed: string): boolean => plain(name).includes(plain(typed));
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

function Groups({ groups, again }: { groups: readonly Group[]; again: () => void }) {
  const [typed, type] = useState('');
  const found = groups.map(({ entries, ...group }) => ({ ...group, entries: entries.filter(({ title, noun }) => has(titleOr(title, noun), typed)) }));
  const count = found.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <>
      <Find typed={typed} type={type} found={word('entries.found', { count })} />
      {found.filter(({ entries }) => entries.length > 0 || typed === '').map((group) => <OfOne key={group.institution.id} group={group} again={again} />)}
    </>
  );
}

function OfOne({ group: { institution, isNetwork, entries }, again }: { group: Group; again: () => void }) {
  /** Nothing: nothing is being chosen. */
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  // A network is not ended along with what belongs to it.
  const eligible = entries.filter(({ noun }) => noun !== 'network');
  return (
    <section aria-labelledby={`of-${institution.id}`}>
      <h2 id={`of-${institution.id}`}>{institution.name}</h2>
      {entries.length === 0 ? <p class="aside">{word('entries.none')}</p> : (
        <>
          <p class="acts">
            <button type="button" class="action" onClick={() => setChosen(chosen ? undefined : new Set())}>{word(chosen ? 'entries.choose.end' : 'entries.choose')}<span class="unseen">: {institution.name}</span></button>
            {chosen && <button type="button" class="action" onClick={() => setChosen(new Set(eligible.map(({ id }) => id)))}>{word('entries.choose.all')}</button>}
          </p>
          <EntryList entries={chosen ? eligible : entries} chosen={chosen} choose={(id, isChosen) => setChosen((before) => new Set(isChosen ? [...(before ?? []), id] : [...(before ?? [])].filter((each) => each !== id)))} />
          {chosen && <Choosing institution={institution} isNetwork={isNetwork} chosen={eligible.filter(({ id }) => chosen.has(id))} done={() => {
            setChosen(undefined);
            again();
          }} />}
        </>
      )}
    </section>
  );
}

function Institutions({ all }: { all: readonly Institution[] }) {
  const [typed, type] = useState('');
  const found = all.filter(({ name }) => has(name, typed));
  return (
    <>
      <Find typed={typed} type={type} found={word('entries.institutions', { count: found.length })} />
      <ul class="lines">{found.map(({ id, name }) => <li key={id}><a href={`#/entries/${id}`}>{name}</a></li>)}</ul>
    </>
  );
}
