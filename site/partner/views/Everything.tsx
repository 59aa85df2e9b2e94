import { ActButton } from '../ActButton.tsx';
import { useAsked } from '../asked.tsx';
import { confirmable, confirmEntries, loadEntriesOf, loadInstitutions, type Institution, type KeptEntry } from '../kept.ts';
import { coordinates, useMe } from '../me.ts';
import { tell } from '../told.ts';
import { word } from '../words.ts';

interface Props {
  /** What is asked anew when something is confirmed. */
  done: () => void;
}

/** For partners: confirms all that their institutions keep, whether or not it is due. */
export function Everything({ done }: Props) {
  const { me } = useMe();
  const { data } = useAsked(async (): Promise<{ institution: Institution; entries: KeptEntry[] }[]> => {
    // Whoever coordinates a whole network confirms institution by institution.
    if (coordinates(me)) return [];
    const institutions = await loadInstitutions(me);
    return Promise.all(institutions.map(async (institution) => ({ institution, entries: confirmable(await loadEntriesOf(institution.id, false)) })));
  });
  const some = (data ?? []).filter(({ entries }) => entries.length > 0);
  if (some.length === 0) return null;
  return (
    <section aria-labelledby="everything">
      <h2 id="everything">{word('tasks.everything')}</h2>
      <p>{word('tasks.everything.text')}</p>
      <ul class="plain">
        {some.map(({ institution, entries }) => <li key={institution.id}><OfOne institution={institution} entries={entries} done={done} /></li>)}
      </ul>
    </section>
  );
}

interface OneProps {
  institution: Institution;
  entries: readonly KeptEntry[];
  done: () => void;
}

function OfOne({ institution, entries, done }: OneProps) {
  const confirm = async () => {
    tell(word('tasks.confirmed', { count: await confirmEntries(entries, institution.id) }));
    done();
  };
  return <p><strong>{institution.name}</strong><br /><ActButton class="action" act={confirm}>{word('tasks.confirmAll', { count: entries.length })}<span class="unseen">: {institution.name}</span></ActButton></p>;
}
