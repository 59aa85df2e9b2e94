import { shadeOf, type Count, type Gaps, type Side, type Sum } from '../gaps.ts';
import { word } from '../words.ts';

/** What stands for once or twice. */
const SMALL = '<3';

/** How often help was sought in vain: topics beneath each other, municipalities or languages beside each other. Numbers say it, shades show it. */
export function GapTable({ picture: { columns, rows, sums, sum }, by }: { picture: Gaps; by: Side }) {
  const most = Math.max(0, ...rows.flatMap(({ cells }) => cells.map((count) => count ?? 0)));
  return (
    <section aria-labelledby="picture">
      <h2 id="picture">{word(`gaps.table.${by}`)}</h2>
      <div class="picture" role="group" aria-labelledby="picture" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{word('gaps.topic')}</th>
              {columns.map((column) => <th key={column} scope="col">{column ?? word('gaps.notTold')}</th>)}
              <th scope="col">{word('gaps.sum')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ topic, cells, sum: ofRow }) => (
              <tr key={topic}>
                <th scope="row">{topic ?? word('gaps.noTopic')}</th>
                {cells.map((count, index) => <td key={columns[index]} class={`shade-${String(shadeOf(count, most))}`}><Shown count={count} /></td>)}
                <td><Added sum={ofRow} /></td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{word('gaps.sum')}</th>
              {sums.map((ofColumn, index) => <td key={columns[index]}><Added sum={ofColumn} /></td>)}
              <td><Added sum={sum} /></td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p class="hint">{word('gaps.legend', { small: SMALL })}</p>
    </section>
  );
}

/** Signs for the eye; words for whoever hears it. */
function Shown({ count }: { count: Count }) {
  return count === null ? <><span aria-hidden="true" dir="ltr">{SMALL}</span><span class="unseen">{word('gaps.small')}</span></> : <>{count}</>;
}

function Added({ sum: { atLeast, exact } }: { sum: Sum }) {
  return exact ? <>{atLeast}</> : <><span aria-hidden="true" dir="ltr">≥ {atLeast}</span><span class="unseen">{word('gaps.atLeast', { count: atLeast })}</span></>;
}
