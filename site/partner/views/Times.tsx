import { DAYS, longDay, PARTS, shortDay } from '../profile.ts';
import { word } from '../words.ts';

interface Props {
  /** Such as "MO_MORNING". */
  times: readonly string[];
  change: (time: string, isIn: boolean) => void;
}

/** When somebody has time: the week by mornings, afternoons and evenings. */
export function Times({ times, change }: Props) {
  return (
    <fieldset>
      <legend>{word('profile.times')}</legend>
      <table class="times">
        <thead>
          <tr><td />{PARTS.map((part) => <th key={part} scope="col">{word(`time.${part}`)}</th>)}</tr>
        </thead>
        <tbody>
          {DAYS.map((day) => (
            <tr key={day}>
              <th scope="row"><abbr title={longDay(day)}>{shortDay(day)}</abbr></th>
              {PARTS.map((part) => {
                const time = `${day}_${part}`;
                return (
                  <td key={part}>
                    <label>
                      <input type="checkbox" checked={times.includes(time)} onChange={({ currentTarget }) => {
                        change(time, currentTarget.checked);
                      }} />
                      <span class="unseen">{longDay(day)}, {word(`time.${part}`)}</span>
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
