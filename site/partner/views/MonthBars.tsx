import type { Month } from '../freshness.ts';
import { monthOf, word } from '../words.ts';

/** In the picture's own units. */
const COLUMN = 30;
const HEIGHT = 120;
const BELOW = 18;
const ABOVE = 16;

/** How often entries were confirmed in each of the last months: a picture, and the same as a table. */
export function MonthBars({ months }: { months: readonly Month[] }) {
  const most = Math.max(1, ...months.map(({ confirmed }) => confirmed));
  const sum = months.reduce((all, { confirmed }) => all + confirmed, 0);
  return (
    <section aria-labelledby="months">
      <h2 id="months">{word('freshness.months')}</h2>
      <p>{word('freshness.months.sum', { count: sum })}</p>
      <svg class="columns" viewBox={`0 0 ${String(months.length * COLUMN)} ${String(ABOVE + HEIGHT + BELOW)}`} aria-hidden="true">
        <line x1="0" x2={months.length * COLUMN} y1={ABOVE + HEIGHT} y2={ABOVE + HEIGHT} />
        {months.map(({ month, confirmed }, index) => {
          const height = (confirmed / most) * HEIGHT;
          const middle = index * COLUMN + COLUMN / 2;
          return (
            <g key={month}>
              <rect class="grade fresh" x={index * COLUMN + 4} width={COLUMN - 8} y={ABOVE + HEIGHT - height} height={height} />
              {confirmed > 0 && <text x={middle} y={ABOVE + HEIGHT - height - 4}>{confirmed}</text>}
              <text class="month" x={middle} y={ABOVE + HEIGHT + BELOW - 4}>{monthOf(month, 'short')}</text>
            </g>
          );
        })}
      </svg>
      <details>
        <summary>{word('freshness.table')}</summary>
        <table class="numbers">
          <thead><tr><th scope="col">{word('freshness.month')}</th><th scope="col">{word('freshness.confirmed')}</th></tr></thead>
          <tbody>{months.map(({ month, confirmed }) => <tr key={month}><th scope="row">{monthOf(month, 'long')}</th><td>{confirmed}</td></tr>)}</tbody>
        </table>
      </details>
    </section>
  );
}
