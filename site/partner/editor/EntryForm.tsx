import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ledNetworks, ownActors, useMe } from '../me.ts';
import { nounName } from '../names.ts';
import { languages, word } from '../words.ts';
import { changeOf, changedFields, currentOf, inputOf, withWaiting } from './changes.ts';
import { ConflictChoices } from './ConflictChoices.tsx';
import { DraftLine } from './DraftLine.tsx';
import { DraftOffer } from './DraftOffer.tsx';
import { newDraft, useDraft } from './draft.ts';
import type { Begun } from './Editor.tsx';
import { keepDraft } from './entry.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FORMS, OWNER, type EditedNoun, type FieldForm } from './forms.ts';
import { Groups } from './Groups.tsx';
import { same, type Values } from './json.ts';
import { Others } from './Others.tsx';
import { OwnerChoice } from './OwnerChoice.tsx';
import { Preview } from './Preview.tsx';
import { Saved } from './Saved.tsx';
import { useSaving } from './saving.ts';
import { SituationContext, type Situation } from './situation.ts';
import { Top } from './Top.tsx';
import { ORIGINAL, wordsIn } from './wording.ts';

interface Props {
  noun: EditedNoun;
  id: string | undefined;
  begun: Begun;
}

const NONE: Values = {};

/** What is known of a new entry before anything is written: whose it is. */
function givenFor(noun: EditedNoun, actor: string | undefined): Values {
  const owner = OWNER[noun];
  return owner === undefined || actor === undefined ? NONE : { [owner]: actor };
}

/** The form of an entry: what is written is kept as a draft until it is saved. */
export function EntryForm({ noun, id, begun }: Props) {
  const { me } = useMe();
  const own = ownActors(me);
  const fields: readonly FieldForm[] = FORMS[noun];
  const [editing, setEditing] = useState(begun.editing);
  const [waiting, setWaiting] = useState(begun.waiting);
  const offered = useMemo(() => (id === undefined ? newDraft(noun) : begun.editing?.draft) ?? undefined, []);
  const [offer, setOffer] = useState(offered);
  const [kept, setKept] = useState(offered ?? NONE);
  const [base, setBase] = useState(editing?.version ?? 0);
  const [given] = useState(() => (id === undefined ? givenFor(noun, own[0]?.id) : NONE));
  const [changes, setChanges] = useState(given);
  const [beside, setBeside] = useState<string>();
  const [note, setNote] = useState('');
  const [owner, setOwner] = useState(own[0]?.id);
  const whole = useRef<HTMLDivElement>(null);

  const proposed = editing?.publishes === true ? NONE : (waiting?.changes ?? NONE);
  const start = useMemo(() => withWaiting(fields, editing?.values ?? NONE, proposed), [fields, editing, proposed]);
  const changed = useMemo(() => changedFields(fields, start, changes), [fields, start, changes]);
  const saving = useSaving({
    noun, id, fields, editing, base, changed, start, proposed, note, owner,
    saved: (again) => {
      setChanges(NONE);
      setKept(NONE);
      setNote('');
      if (!again) return;
      setEditing(again.editing);
      setWaiting(again.waiting);
      setBase(again.editing.version);
    },
    took: (theirs, mine) => {
      setEditing(theirs);
      setBase(theirs.version);
      setChanges(mine);
    },
  });
  const { problems, outcome, conflict } = saving;
  // Whose a new entry is was not written by anybody yet.
  const written = id === undefined && same(changed, given) ? NONE : changed;
  const draft = useDraft({ noun, id, base }, written, kept, offer !== undefined || saving.running);
  useEffect(() => {
    // What hinders or was done is said first, to the eyes and to screen readers.
    if (problems.length > 0 || outcome || conflict || saving.failed) whole.current?.querySelector<HTMLElement>('.said')?.focus();
  }, [problems, outcome, conflict, saving.failed]);

  const decide = (draftGoesOn: boolean) => {
    setOffer(undefined);
    if (draftGoesOn && offer) {
      setChanges(offer);
      setBase(editing?.draftBase ?? base);
      return;
    }
    setKept(NONE);
    if (id === undefined) sessionStorage.removeItem(`partner:new:${noun}`);
    else void keepDraft(noun, id, base, null).catch(() => undefined);
  };
  const situation: Situation = {
    problems, beside, setBeside, languages, actors: own.map((actor) => actor.id),
    checker: own[0]?.name ?? ledNetworks(me)[0]?.name ?? me.name ?? word('edit.somebody'),
  };
  const titleField = noun === 'offering' ? undefined : fields.find(({ field, input }) => (field === 'title' || field === 'name') && (input.as === 'text' || input.as === 'string'));
  const title = titleField ? wordsIn(currentOf(titleField, start, changes), ORIGINAL) : '';

  return (
    <SituationContext.Provider value={situation}>
      <div class="editor" ref={whole}>
        <Top noun={noun} id={id} title={title} editing={editing} waiting={waiting} beside={beside} setBeside={setBeside} />
        {id !== undefined && <Others noun={noun} id={id} first={editing?.others ?? []} />}
        {saving.failed !== undefined && <p class="said problem" tabIndex={-1} role="alert">{saving.failed}</p>}
        {problems.length > 0 && <ErrorSummary problems={problems} />}
        {outcome && <Saved noun={noun} isNew={id === undefined} outcome={outcome} />}
        {conflict && <ConflictChoices conflicts={conflict.conflicts} decide={saving.settle} />}
        {offer && <DraftOffer at={editing?.draftAt ?? null} isLeft={editing?.draftIsLeft ?? false} decide={decide} />}
        {!(outcome && id === undefined) && (
          <form
            noValidate aria-label={nounName(noun)}
            onSubmit={(event) => {
              event.preventDefault();
              void saving.save();
            }}
          >
            {id === undefined && noun === 'place' && <OwnerChoice owners={own} owner={owner} choose={setOwner} />}
            <Groups fields={fields} isNew={id === undefined} start={start} changes={changes} reasons={waiting?.reasons ?? {}} change={(field, value) => setChanges((before) => ({ ...before, [field.field]: changeOf(field, start[field.field], value) }))} />
            {editing?.publishes !== true && (
              <div class="field">
                <label for="f-note-to">{word('edit.note')}</label>
                <textarea id="f-note-to" rows={2} maxLength={1000} value={note} onInput={({ currentTarget }) => setNote(currentTarget.value)} />
              </div>
            )}
            <div class="save-bar">
              <button type="submit" class="button" disabled={saving.running}>{word(saving.running ? 'edit.saving' : 'edit.save')}</button>
              <Preview unproposed={() => ({ noun, id, base, owner, changes: { ...proposed, ...inputOf(fields, changed, start, proposed) } })} refused={saving.refuse} />
              <DraftLine draft={draft} changed={Object.keys(written).length} />
            </div>
          </form>
        )}
      </div>
    </SituationContext.Provider>
  );
}
