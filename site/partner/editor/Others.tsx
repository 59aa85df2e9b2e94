import { useEffect, useState } from 'preact/hooks';
import { listOf, word } from '../words.ts';
import { othersAt } from './entry.ts';
import type { EditedNoun } from './forms.ts';

/** Asked again so often, in milliseconds. */
const EVERY = 30_000;

/** Says who else is writing on an entry. */
export function Others({ noun, id, first }: { noun: EditedNoun; id: string; first: readonly (string | null)[] }) {
  const [others, setOthers] = useState(first);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void othersAt(noun, id).then(setOthers, () => undefined);
    }, EVERY);
    return () => clearInterval(timer);
  }, [noun, id]);
  return (
    <p class="others" role="status">
      {others.length > 0 && word('edit.others', { names: listOf(others.map((name) => name ?? word('edit.somebody'))), count: others.length })}
    </p>
  );
}
