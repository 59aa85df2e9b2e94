import { useRef, useState } from 'preact/hooks';
import { spokenLanguages } from '../editor/languages.ts';
import { Picker } from '../editor/Picker.tsx';
import { tell } from '../told.ts';
import { warmSubject, warmText } from '../warm.ts';
import { languageName, word } from '../words.ts';

interface Props {
  /** Of the service, in German. */
  title: string | undefined;
  /** Kinds of help, in German. */
  topics: readonly string[];
  /** Where a mail goes; undefined: whoever sends it knows. */
  mail: string | undefined;
}

/** A text that introduces somebody without data about them, to be copied or mailed. */
export function WarmReferral({ title, topics, mail }: Props) {
  const [help, setHelp] = useState(topics.length === 1 ? (topics[0] ?? '') : '');
  const [spoken, setSpoken] = useState<readonly string[]>([]);
  const [changed, setChanged] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = changed ?? warmText({ title, help, languages: spoken });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell(word('warm.copied'));
    } catch {
      // Browsers keep the clipboard from pages that came by plain HTTP: then the words are marked, and the phone's own menu copies them.
      area.current?.focus();
      area.current?.select();
      tell(word('warm.marked'));
    }
  };
  return (
    <div class="form editor warm">
      {topics.length > 0 && (
        <>
          <label for="warm-help">{word('warm.help')}</label>
          <select id="warm-help" value={help} onChange={({ currentTarget }) => {
            setHelp(currentTarget.value);
            setChanged(undefined);
          }}>
            <option value="">{word('warm.help.none')}</option>
            {topics.map((each) => <option key={each} lang="de">{each}</option>)}
          </select>
        </>
      )}
      <label for="warm-languages">{word('warm.languages')}</label>
      <Picker id="warm-languages" chosen={spoken} many nameOf={languageName} find={async (typed) => spokenLanguages(typed)} required={false} described={undefined} invalid={false} change={(chosen) => {
        setSpoken(chosen.map(({ id }) => id));
        setChanged(undefined);
      }} />
      <label for="warm-text">{word('warm.text')}</label>
      <textarea id="warm-text" ref={area} lang="de" dir="ltr" rows={12} value={text} aria-describedby="warm-hint" onInput={({ currentTarget }) => {
        setChanged(currentTarget.value);
      }} />
      <p class="hint" id="warm-hint"><strong>{word('warm.noClients')}</strong></p>
      <p class="acts">
        <button type="button" class="button" onClick={() => void copy()}>{word('warm.copy')}</button>
        <a class="action" href={`mailto:${mail === undefined ? '' : encodeURIComponent(mail).replace('%40', '@')}?subject=${encodeURIComponent(warmSubject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`}>{word('warm.mail')}</a>
      </p>
    </div>
  );
}
