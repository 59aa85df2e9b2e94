import { canRefer } from '../refer.ts';
import { Missing } from './Missing.tsx';
import { List } from './List.tsx';
import { Lists } from './Lists.tsx';
import { Refer } from './Refer.tsx';
import { Referral } from './Referral.tsx';

/** The views by which somebody finds whom to call, and keeps that for the next time. */
export function Referring({ route: [first, second, third] }: { route: readonly string[] }) {
  switch (first) {
    case 'referral': return <Referral />;
    case 'refer': return second !== undefined && third !== undefined && canRefer(second) ? <Refer noun={second} id={third} /> : <Missing />;
    case 'list': return second === undefined ? <Missing /> : <List id={second} />;
    default: return <Lists />;
  }
}
