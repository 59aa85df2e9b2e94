import { Certificate } from './Certificate.tsx';
import { Meeting } from './Meeting.tsx';
import { Meetings } from './Meetings.tsx';
import { Missing } from './Missing.tsx';

/** The views of trainings and meetings: what is to come, who takes part, and what is reached by that. */
export function Attending({ route: [first, second] }: { route: readonly string[] }) {
  if (first === 'meetings') return <Meetings />;
  if (second === undefined) return <Missing />;
  return first === 'certificate' ? <Certificate id={second} /> : <Meeting event={second} />;
}
