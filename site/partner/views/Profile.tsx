import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { AskError } from '../ask.ts';
import { Answered, useAsked } from '../asked.tsx';
import { spokenLanguages } from '../editor/languages.ts';
import { findTerms } from '../editor/lookup.ts';
import { Picker } from '../editor/Picker.tsx';
import { Heading } from '../Heading.tsx';
import { useMe, volunteering } from '../me.ts';
import { loadOwnProfile, saveOwnProfile, type OwnProfile, type Profile as Given } from '../profile.ts';
import { tell } from '../told.ts';
import { languageName, word } from '../words.ts';
import { Agreement } from './Agreement.tsx';
import { Times } from './Times.tsx';

/** What a volunteer says of themselves: as much or as little as they like. */
export function Profile() {
  const { me } = useMe();
  const asked = useAsked(() => loadOwnProfile(volunteering(me).flatMap(({ network }) => network?.id ?? [])));
  return (
    <>
      <Heading text={word('profile.heading')} />
      <p class="lead">{word('profile.lead')}</p>
      <Answered asked={asked}>{(own) => <Form own={own} />}</Answered>
      <Agreement only={['PROFILE']} />
    </>
  );
}

/** With one item more, or without it. */
const toggled = <T,>(all: readonly T[], item: T, isIn: boolean): T[] => (isIn ? [...all, item] : all.filter((each) => each !== item));

function Form({ own: { profile: before, area, usual, qualifications } }: { own: OwnProfile }) {
  const [given, setGiven] = useState<Given>(before);
  const [isWrong, setWrong] = useState(false);
  const put = (changes: Partial<Given>) => {
    setGiven((all) => ({ ...all, ...changes }));
  };
  const helpsWith = (id: string): boolean => given.helps.some((each) => each.id === id);
  const others = given.helps.filter(({ id }) => !usual.some((each) => each.id === id));
  const nameOfHelp = (id: string): string => given.helps.find((each) => each.id === id)?.name ?? '…';
  // What was chosen when the network's area was another one can still be taken back.
  const towns = [...area, ...given.area.filter((name) => !area.includes(name))];
  const save = async () => {
    setWrong(false);
    try {
      await saveOwnProfile(given);
    } catch (error) {
      if (!(error instanceof AskError) || error.problems[0]?.field !== 'phone') throw error;
      setWrong(true);
      document.getElementById('phone')?.focus();
      return;
    }
    tell(word('profile.saved'));
  };
  return (
    <form class="form editor" onSubmit={(submit) => {
      submit.preventDefault();
    }}>
      <label for="languages">{word('profile.languages')}</label>
      <Picker id="languages" chosen={given.languages} many nameOf={languageName} find={async (typed) => spokenLanguages(typed)} required={false} described={undefined} invalid={false} change={(chosen) => {
        put({ languages: chosen.map(({ id }) => id) });
      }} />
      <fieldset>
        <legend>{word('profile.helps')}</legend>
        {usual.map((topic) => (
          <label class="tick" key={topic.id}>
            <input type="checkbox" checked={helpsWith(topic.id)} onChange={({ currentTarget }) => {
              put({ helps: currentTarget.checked ? [...given.helps, topic] : given.helps.filter(({ id }) => id !== topic.id) });
            }} />
            <span>{topic.name}</span>
          </label>
        ))}
      </fieldset>
      <label for="helps">{word('profile.helps.more')}</label>
      <Picker id="helps" chosen={others.map(({ id }) => id)} many nameOf={nameOfHelp} find={(typed) => findTerms('TOPIC', typed)} required={false} described={undefined} invalid={false} change={(chosen) => {
        put({ helps: [...given.helps.filter(({ id }) => usual.some((each) => each.id === id)), ...chosen.map(({ id, name }) => ({ id, name, slug: '' }))] });
      }} />
      {towns.length > 0 && (
        <fieldset>
          <legend>{word('profile.area')}</legend>
          <div class="choices">
            {towns.map((town) => (
              <label class="tick" key={town}>
                <input type="checkbox" checked={given.area.includes(town)} onChange={({ currentTarget }) => {
                  put({ area: toggled(given.area, town, currentTarget.checked) });
                }} />
                <span>{town}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Times times={given.times} change={(time, isIn) => {
        put({ times: toggled(given.times, time, isIn) });
      }} />
      {qualifications.length > 0 && <Held given={given} put={put} all={qualifications} />}
      <label for="phone">{word('profile.phone')}</label>
      <input id="phone" type="tel" dir="ltr" autocomplete="tel" maxLength={30} aria-describedby={isWrong ? 'phone-problem phone-hint' : 'phone-hint'} aria-invalid={isWrong} value={given.phone ?? ''} onInput={({ currentTarget }) => {
        put({ phone: currentTarget.value });
      }} />
      {isWrong && <p class="problem" id="phone-problem">{word('profile.phone.wrong')}</p>}
      <p class="hint" id="phone-hint">{word('profile.phone.hint')}</p>
      <ActButton act={save}>{word('me.save')}</ActButton>
    </form>
  );
}

interface HeldProps {
  given: Given;
  put: (changes: Partial<Given>) => void;
  all: OwnProfile['qualifications'];
}

/** Qualifications that somebody holds, each with its last day where there is one. */
function Held({ given: { qualifications }, put, all }: HeldProps) {
  return (
    <fieldset>
      <legend>{word('profile.qualifications')}</legend>
      {all.map((qualification) => {
        const held = qualifications.find((each) => each.qualification.id === qualification.id);
        const without = qualifications.filter((each) => each !== held);
        return (
          <div key={qualification.id}>
            <label class="tick">
              <input type="checkbox" checked={held !== undefined} onChange={({ currentTarget }) => {
                put({ qualifications: currentTarget.checked ? [...without, { qualification, until: null }] : without });
              }} />
              <span>{qualification.name}</span>
            </label>
            {held && (
              <label class="until">
                {word('profile.until')}<span class="unseen">: {qualification.name}</span>
                <input type="date" value={held.until ?? ''} onInput={({ currentTarget }) => {
                  put({ qualifications: [...without, { qualification, until: currentTarget.value === '' ? null : currentTarget.value }] });
                }} />
              </label>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
