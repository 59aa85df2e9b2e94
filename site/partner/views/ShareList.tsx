import { useRef, useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { endShare, shareList, type List } from '../lists.ts';
import { tell } from '../told.ts';
import { dayOf, languageName, languages, pageLanguage, word } from '../words.ts';

interface Props {
  list: List;
  again: () => void;
}

/** A link that shows others what is public of a list, for a while. It is told once: nobody can look it up again. */
export function ShareList({ list, again }: Props) {
  const [tag, setTag] = useState(pageLanguage);
  const [link, setLink] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link ?? '');
      tell(word('warm.copied'));
    } catch {
      field.current?.focus();
      field.current?.select();
      tell(word('warm.marked'));
    }
  };
  return (
    <section aria-labelledby="list-share">
      <h2 id="list-share">{word('share.heading')}</h2>
      <p>{word('share.text')}</p>
      {list.sharedUntil !== null && <p class="notice">{word('share.until', { date: dayOf(list.sharedUntil) })}</p>}
      <div class="form">
        {link !== undefined && (
          <>
            <label for="list-link">{word('share.link')}</label>
            <input id="list-link" ref={field} type="text" dir="ltr" readOnly value={link} aria-describedby="list-link-hint" />
            <p class="hint" id="list-link-hint">{word('share.once')}</p>
            <p class="acts"><button type="button" class="button" onClick={() => void copy()}>{word('warm.copy')}</button></p>
          </>
        )}
        <label for="list-language">{word('handout.language')}</label>
        <select id="list-language" value={tag} onChange={({ currentTarget }) => {
          setTag(currentTarget.value);
        }}>
          {languages.map((each) => <option key={each} value={each}>{languageName(each)}</option>)}
        </select>
        <p class="acts">
          <ActButton class={link === undefined ? 'button' : 'action'} act={async () => {
            setLink(await shareList(list.id, tag));
            again();
          }}>{word(list.sharedUntil === null ? 'share.make' : 'share.new')}</ActButton>
          {list.sharedUntil !== null && <ActButton class="action" act={async () => {
            await endShare(list.id);
            setLink(undefined);
            tell(word('share.ended'));
            again();
          }}>{word('share.end')}</ActButton>}
        </p>
      </div>
    </section>
  );
}
