import { useEffect, useState } from 'preact/hooks';
import { word } from '../words.ts';
import type { Kept } from './draft.ts';

/** Says that the draft is kept, and since when; screen readers hear the first, not every passing second. */
export function DraftLine({ draft, changed }: { draft: Kept; changed: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, [draft.at]);
  const seconds = draft.at === undefined ? 0 : Math.max(0, Math.round((now - draft.at) / 1000));
  return (
    <p class="draft-line">
      <span role="status">{draft.state === 'kept' && changed > 0 ? word('edit.draft.kept') : draft.state === 'failed' ? word('edit.draft.failed') : ''}</span>
      {draft.state === 'kept' && changed > 0 && <span class="aside"> {seconds < 60 ? word('edit.draft.seconds', { count: seconds }) : word('edit.draft.minutes', { count: Math.floor(seconds / 60) })}</span>}
    </p>
  );
}
