import { GRADES, type Kind } from '../freshness.ts';
import { nounName } from '../names.ts';
import { listOf, word } from '../words.ts';

/** Width of a bar in its own units; how long it is on the page is the page's business. */
const WIDTH = 1000;
/** Nothing that there is may vanish, and neighbours do not touch. */
const LEAST = 8;
const GAP = 4;

/** How fresh entries of each kind are: a bar and the same in words, and a table. */
export function KindBars({ kinds }: { kinds: readonly Kind[] }) {
  const some = kinds.filter((kind) => total(kind) > 0);
  if (some.length === 0) return <p class="notice">{word('freshness.none')}</p>;
  const most = Math.max(...some.map(total));
  return (
    <section aria-labelledby="kinds">
      <h2 id="kinds">{word('freshness.kinds')}</h2>
      <ul class="legend" aria-hidden="true">{GRADES.map((grade) => <li key={grade}><svg class="swatch" viewBox="0 0 16 16"><rect class={`grade ${grade}`} x="1" y="1" width="14" height="14" /></svg>{word(`freshness.grade.${grade}`)}</li>)}</ul>
      <ul class="bars">
        {some.map((kind) => (
          <li key={kind.noun}>
            <h3>{nounName(kind.noun)}</h3>
            <Bar kind={kind} most={most} />
            <p class="aside">{listOf(GRADES.filter((grade) => kind[grade] > 0).map((grade) => word(`freshness.count.${grade}`, { count: kind[grade] })))}</p>
          </li>
        ))}
      </ul>
      <details>
        <summary>{word('freshness.table')}</summary>
        <div class="scrolled" role="region" aria-labelledby="kinds" tabIndex={0}>
          <table class="numbers">
            <thead><tr><th scope="col">{word('freshness.kind')}</th>{GRADES.map((grade) => <th key={grade} scope="col">{word(`freshness.grade.${grade}`)}</th>)}</tr></thead>
            <tbody>{some.map((kind) => <tr key={kind.noun}><th scope="row">{nounName(kind.noun)}</th>{GRADES.map((grade) => <td key={grade}>{kind[grade]}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

const total = (kind: Kind): number => GRADES.reduce((sum, grade) => sum + kind[grade], 0);

function Bar({ kind, most }: { kind: Kind; most: number }) {
  const shown = GRADES.filter((grade) => kind[grade] > 0);
  const room = WIDTH - shown.length * (LEAST + GAP);
  let at = 0;
  const parts = shown.map((grade) => {
    const width = LEAST + (kind[grade] / most) * room;
    const part = { grade, x: at, width };
    at += width + GAP;
    return part;
  });
  return <svg class="bar" viewBox={`0 0 ${String(WIDTH)} 20`} preserveAspectRatio="none" aria-hidden="true">{parts.map(({ grade, x, width }) => <rect key={grade} class={`grade ${grade}`} x={x} y="0" width={width} height="20" />)}</svg>;
}
