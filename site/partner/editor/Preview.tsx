import { useEffect, useRef, useState } from 'preact/hooks';
import { AskError } from '../ask.ts';
import { languageName, languages, word } from '../words.ts';
import { previewOf, type Unproposed } from './previewed.ts';
import type { Problem } from './problems.ts';
import { problemsOf, problemText } from './said.ts';
import { ORIGINAL } from './wording.ts';

interface Props {
  /** Asked when somebody wants to look. */
  unproposed: () => Unproposed;
  /** Told which fields are so wrong that there can be no page. */
  refused: (problems: readonly Problem[]) => void;
}

/** Opens the page as readers would see it if what is written were published. */
export function Preview({ unproposed, refused }: Props) {
  const [looked, setLooked] = useState<Unproposed>();
  return (
    <>
      <button type="button" class="action" aria-haspopup="dialog" onClick={() => setLooked(unproposed())}>{word('preview.open')}</button>
      {looked && (
        <PreviewDialog
          unproposed={looked}
          close={(problems) => {
            setLooked(undefined);
            if (problems) refused(problems);
          }}
        />
      )}
    </>
  );
}

/** What has come of it in one language. */
type Outcome = { readonly html: string | null } | { readonly wrong: string };

const WIDTHS = ['phone', 'wide'] as const;

function PreviewDialog({ unproposed, close }: { unproposed: Unproposed; close: (problems?: readonly Problem[]) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [tongue, setTongue] = useState(ORIGINAL);
  const [width, setWidth] = useState<(typeof WIDTHS)[number]>('phone');
  const [outcome, setOutcome] = useState<Outcome>();
  const [tries, setTries] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const leaving = new AbortController();
    setOutcome(undefined);
    previewOf(unproposed, tongue, leaving.signal).then(
      (html) => {
        if (!leaving.signal.aborted) setOutcome({ html });
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        // That somebody else was faster is no fault of a field: saving shows both versions.
        const problems = error instanceof AskError && error.code === 'VERSION_CONFLICT' ? [] : problemsOf(error);
        if (problems.length === 0) setOutcome({ wrong: problemText(error) });
        else {
          // The dialog gives the focus back first; then the summary of what is wrong takes it.
          dialog.current?.close();
          close(problems);
        }
      },
    );
    return () => leaving.abort();
  }, [tongue, tries]);
  const html = outcome && 'html' in outcome ? outcome.html : undefined;
  return (
    <dialog class="preview" ref={dialog} aria-labelledby="preview-heading" aria-describedby="preview-note" onClose={() => close()}>
      <div class="preview-top">
        <div class="preview-title">
          <h2 id="preview-heading">{word('preview.heading')}</h2>
          <button type="button" class="action" onClick={() => dialog.current?.close()}>{word('preview.close')}</button>
        </div>
        <p id="preview-note">{word('preview.note')}</p>
        <div class="preview-choices">
          <select aria-label={word('preview.language')} value={tongue} onChange={({ currentTarget }) => setTongue(currentTarget.value)}>
            {languages.map((each) => <option value={each}>{languageName(each)}</option>)}
          </select>
          <div class="preview-widths" role="group" aria-label={word('preview.width')}>
            {WIDTHS.map((each) => <button type="button" class="action" aria-pressed={width === each} onClick={() => setWidth(each)}>{word(`preview.${each}`)}</button>)}
          </div>
        </div>
      </div>
      <div class={`preview-sheet ${width}`} aria-busy={outcome === undefined}>
        <p role="status">{outcome === undefined ? word('preview.making') : html === null ? word('preview.none') : ''}</p>
        {outcome && 'wrong' in outcome && (
          <div role="alert">
            <p class="problem">{outcome.wrong}</p>
            <button type="button" class="button" onClick={() => setTries(tries + 1)}>{word('preview.again')}</button>
          </div>
        )}
        {/* Nothing in it runs, sends or leads anywhere, and it holds to this page's own policy. */}
        {html != null && <iframe sandbox="" srcdoc={html} title={word('preview.frame', { language: languageName(tongue) })} />}
      </div>
    </dialog>
  );
}
