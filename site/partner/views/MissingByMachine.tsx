import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { textName, titleOr } from '../names.ts';
import { sayCode } from '../problems.ts';
import { type Batch, type Engine, translateMissing } from '../translations.ts';
import { word } from '../words.ts';

interface Props {
  language: string;
  engine: Engine;
  missing: number;
  /** What is asked anew when it has ended. */
  done: () => void;
}

/** Has an engine translate what is missing, some at a time, and says how far it is. */
export function MissingByMachine({ language, engine: { engine, languages }, missing, done }: Props) {
  const [translated, setTranslated] = useState<number>();
  const [refused, setRefused] = useState<Batch['refused']>([]);
  const [isStopped, setStopped] = useState(false);
  if (languages?.includes(language) === false) return <p class="hint">{word('translations.unknown', { engine })}</p>;
  const run = async () => {
    let after: string | null = null;
    let count = 0;
    setTranslated(0);
    setStopped(false);
    const left = new Map<string, Batch['refused'][number]>();
    try {
      do {
        const batch: Batch = await translateMissing(language, after);
        count += batch.translated;
        for (const each of batch.refused) left.set(`${each.id} ${each.field}`, each);
        after = batch.after;
        setTranslated(count);
        setRefused([...left.values()]);
      } while (after !== null);
    } finally {
      setStopped(true);
      done();
    }
  };
  return (
    <details class="new">
      <summary>{word('translations.all')}</summary>
      <p>{word('translations.all.text', { engine })}</p>
      {missing > 0 && <p><ActButton act={run}>{word('translations.all.begin', { count: missing })}</ActButton></p>}
      <p role="status">{translated !== undefined && word(isStopped ? 'translations.all.done' : 'translations.all.so', { count: translated })}</p>
      {refused.length > 0 && (
        <>
          <p>{word('translations.refused', { count: refused.length })}</p>
          <ul class="lines">{refused.map(({ noun, id, title, field, code, why }) => <li key={`${id} ${field}`}><span><strong>{titleOr(title, noun)}</strong>, {textName(field)}<span class="aside">{sayCode(code, why)}</span></span></li>)}</ul>
        </>
      )}
    </details>
  );
}
