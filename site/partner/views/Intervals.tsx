import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { saveIntervals, type NetworkFreshness } from '../freshness.ts';
import type { Institution } from '../kept.ts';
import { tell } from '../told.ts';
import { word } from '../words.ts';

/** Months that can be chosen; what is usual is chosen by nothing. */
const MONTHS = Array.from({ length: 24 }, (_, index) => String(index + 1));

interface Props {
  network: Institution;
  freshness: Pick<NetworkFreshness, 'checkMonths' | 'crisisCheckMonths'>;
  done: () => void;
}

/** How often a network asks whether entries are right. */
export function Intervals({ network, freshness, done }: Props) {
  const [crisis, setCrisis] = useState(String(freshness.crisisCheckMonths ?? ''));
  const [usual, setUsual] = useState(String(freshness.checkMonths ?? ''));
  const save = async () => {
    await saveIntervals(network.id, usual === '' ? null : Number(usual), crisis === '' ? null : Number(crisis));
    tell(word('intervals.saved'));
    done();
  };
  return (
    <section aria-labelledby="intervals">
      <h2 id="intervals">{word('intervals.heading')}</h2>
      <p>{word('intervals.text')}</p>
      <form class="form" onSubmit={(submit) => {
        submit.preventDefault();
      }}>
        <Months id="crisis" label={word('intervals.crisis')} usual={1} value={crisis} set={setCrisis} />
        <Months id="usual" label={word('intervals.usual')} usual={6} value={usual} set={setUsual} />
        <ActButton act={save}>{word('intervals.save')}</ActButton>
      </form>
    </section>
  );
}

interface MonthsProps {
  id: string;
  label: string;
  usual: number;
  value: string;
  set: (value: string) => void;
}

function Months({ id, label, usual, value, set }: MonthsProps) {
  return (
    <>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => {
        set(currentTarget.value);
      }}>
        <option value="">{word('intervals.as', { months: word('intervals.months', { count: usual }) })}</option>
        {MONTHS.map((months) => <option key={months} value={months}>{word('intervals.months', { count: Number(months) })}</option>)}
      </select>
    </>
  );
}
