import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { word } from '../words.ts';
import { carried, type FieldProps } from './field-props.ts';

/** What can be chosen. */
export interface Candidate {
  id: string;
  name: string;
}

interface Props extends Pick<FieldProps, 'required' | 'described' | 'invalid'> {
  /** Id of the input. */
  id: string;
  chosen: readonly string[];
  many: boolean;
  /** Name of what is chosen, as far as it is known by now. */
  nameOf: (id: string) => string;
  find: (typed: string) => Promise<readonly Candidate[]>;
  change: (chosen: readonly Candidate[]) => void;
}

/** Typing pauses this long, in milliseconds, before candidates are looked up. */
const PAUSE = 150;

/**
 * Chooses by name: chips of what is chosen, and a combobox with a list below it.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function Picker({ id, chosen, many, nameOf, find, change, ...rest }: Props) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly Candidate[]>();
  const [active, setActive] = useState(0);
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => () => clearTimeout(timer.current), []);

  const look = (words: string) => {
    const turn = (asked.current += 1);
    void find(words).then(
      (candidates) => {
        if (turn !== asked.current) return;
        setFound(candidates.filter(({ id: each }) => !chosen.includes(each)));
        setActive(0);
      },
      () => turn === asked.current && setFound([]),
    );
  };
  const close = () => {
    asked.current += 1;
    clearTimeout(timer.current);
    setFound(undefined);
  };
  const choose = (candidate: Candidate) => {
    const kept = many ? chosen.map((each) => ({ id: each, name: nameOf(each) })) : [];
    change([...kept, candidate]);
    setTyped('');
    close();
  };
  const remove = (gone: string) => {
    change(chosen.filter((each) => each !== gone).map((each) => ({ id: each, name: nameOf(each) })));
    input.current?.focus();
  };
  const press = (key: KeyboardEvent) => {
    if (key.key === 'ArrowDown' || key.key === 'ArrowUp') {
      key.preventDefault();
      if (!found) look(typed);
      else if (found.length > 0) setActive((active + (key.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (key.key === 'Escape' && found) {
      key.preventDefault();
      close();
    } else if (key.key === 'Enter') {
      // A form is not sent from within a list.
      key.preventDefault();
      const candidate = found?.[active];
      if (candidate) choose(candidate);
    }
  };

  return (
    <div class="picker">
      {chosen.length > 0 && (
        <ul class="chosen">
          {chosen.map((each) => (
            <li>
              <span>{nameOf(each)}</span>
              <button type="button" aria-label={word('edit.removeNamed', { what: nameOf(each) })} onClick={() => remove(each)}>×</button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input} id={id} type="text" role="combobox" autocomplete="off" aria-autocomplete="list" aria-expanded={found !== undefined} aria-controls={list}
        aria-activedescendant={found?.[active] ? `${list}-${String(active)}` : undefined} value={typed} placeholder={word('edit.search')} {...carried(rest)}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(look, PAUSE, currentTarget.value);
        }}
        onKeyDown={press} onClick={() => found === undefined && look(typed)} onBlur={close}
      />
      <ul id={list} role="listbox" class="found-list" hidden={found === undefined || found.length === 0} aria-label={word('edit.search')}>
        {found?.map((candidate, index) => (
          // The input keeps the focus, so that the list is still there when the finger is lifted.
          <li role="option" id={`${list}-${String(index)}`} aria-selected={index === active} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(candidate)}>{candidate.name}</li>
        ))}
      </ul>
      <p class="hint" role="status">{found?.length === 0 ? word('edit.nothingFound') : ''}</p>
    </div>
  );
}
