import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { CHECKED_KINDS, saveIntervals, type CheckedKind, type Intervals as Chosen } from '../freshness.ts';
import type { Institution } from '../kept.ts';
import { nounName } from '../names.ts';
import { tell } from '../told.ts';
import { word } from '../words.ts';

/** Months that can be chosen; what is usual is chosen by nothing. */
const MONTHS = Array.from({ length: 24 }, (_, index) => String(index + 1));

/** After how many months what helps in an emergency and everything else is looked at where a network says nothing. */
const USUAL = { crisis: 1, rest: 6 } as const;

interface Props {
  network: Institution;
  intervals: Chosen;
  done: () => void;
}

/** How often a network asks whether entries are right: in an emergency, usually, and of single kinds. */
export function Intervals({ network, intervals, done }: Props) {
  const [crisis, setCrisis] = useState(chosen(intervals.crisisCheckMonths));
  const [rest, setRest] = useState(chosen(intervals.checkMonths));
  const [kinds, setKinds] = useState<Readonly<Record<CheckedKind, string>>>({
    actor: chosen(intervals.kindCheckMonths?.actor), service: chosen(intervals.kindCheckMonths?.service), contact: chosen(intervals.kindCheckMonths?.contact),
    offering: chosen(intervals.kindCheckMonths?.offering), place: chosen(intervals.kindCheckMonths?.place),
  });
  const save = async () => {
    const own = CHECKED_KINDS.flatMap((kind) => (kinds[kind] === '' ? [] : [[kind, Number(kinds[kind])] as const]));
    await saveIntervals(network.id, { crisisCheckMonths: number(crisis), checkMonths: number(rest), kindCheckMonths: own.length === 0 ? null : Object.fromEntries(own) });
    tell(word('intervals.saved'));
    done();
  };
  const asRest = word('intervals.asRest', { months: inMonths(rest === '' ? USUAL.rest : Number(rest)) });
  return (
    <section aria-labelledby="intervals">
      <h2 id="intervals">{word('intervals.heading')}</h2>
      <p>{word('intervals.text')}</p>
      <form class="form" onSubmit={(submit) => {
        submit.preventDefault();
      }}>
        <Months id="crisis" label={word('intervals.crisis')} unsaid={asUsual(USUAL.crisis)} value={crisis} set={setCrisis} />
        <Months id="rest" label={word('intervals.usual')} unsaid={asUsual(USUAL.rest)} value={rest} set={setRest} />
        <details class="more" open={Object.values(kinds).some((months) => months !== '')}>
          <summary>{word('intervals.kinds')}</summary>
          {CHECKED_KINDS.map((kind) => (
            <Months key={kind} id={`kind-${kind}`} label={nounName(kind)} unsaid={asRest} value={kinds[kind]} set={(months) => {
              setKinds({ ...kinds, [kind]: months });
            }} />
          ))}
        </details>
        <ActButton act={save}>{word('intervals.save')}</ActButton>
      </form>
    </section>
  );
}

const chosen = (months: number | null | undefined): string => String(months ?? '');
const number = (months: string): number | null => (months === '' ? null : Number(months));
const inMonths = (count: number): string => word('intervals.months', { count });
const asUsual = (count: number): string => word('intervals.as', { months: inMonths(count) });

interface MonthsProps {
  id: string;
  label: string;
  /** What choosing nothing means. */
  unsaid: string;
  value: string;
  set: (value: string) => void;
}

function Months({ id, label, unsaid, value, set }: MonthsProps) {
  return (
    <>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => {
        set(currentTarget.value);
      }}>
        <option value="">{unsaid}</option>
        {MONTHS.map((months) => <option key={months} value={months}>{inMonths(Number(months))}</option>)}
      </select>
    </>
  );
}
