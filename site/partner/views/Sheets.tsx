import { useRef, useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { Heading } from '../Heading.tsx';
import { fieldName, nounName } from '../names.ts';
import { type Report, SHEETS, type Sheet, sendSheet } from '../sheets.ts';
import { Show } from '../show.tsx';
import { tell } from '../told.ts';
import { word } from '../words.ts';

interface Tried {
  file: File;
  report: Report;
}

/** One's entries as a table: taken along, changed with a program of one's own, and brought back. */
export function Sheets() {
  const [sheet, choose] = useState<Sheet>('service');
  const [tried, setTried] = useState<Tried>();
  const input = useRef<HTMLInputElement>(null);
  const file = () => input.current?.files?.[0];
  return (
    <>
      <Heading text={word('sheets.heading')} />
      <p class="lead">{word('sheets.lead')}</p>
      <div class="form">
        <label for="sheet">{word('sheets.of')}</label>
        <select id="sheet" value={sheet} onChange={({ currentTarget }) => {
          choose(SHEETS.find((each) => each === currentTarget.value) ?? 'service');
          setTried(undefined);
        }}>
          {SHEETS.map((each) => <option key={each} value={each}>{nounName(each)}</option>)}
        </select>
        <ul class="acts plain">
          <li><a class="action" href={`/sheets/${sheet}.xlsx`} download>{word('sheets.excel')}</a></li>
          <li><a class="action" href={`/sheets/${sheet}.csv`} download>{word('sheets.csv')}</a></li>
        </ul>
        <label for="file">{word('sheets.file')}</label>
        <input id="file" type="file" accept=".xlsx,.csv" ref={input} aria-describedby="file-hint" onChange={() => {
          setTried(undefined);
        }} />
        <p class="hint" id="file-hint">{word('sheets.file.hint')}</p>
        <ActButton act={async () => {
          const chosen = file();
          if (!chosen) {
            tell(word('sheets.file.missing'), true);
            input.current?.focus();
            return;
          }
          setTried({ file: chosen, report: await sendSheet(sheet, chosen, true) });
        }}>{word('sheets.try')}</ActButton>
      </div>
      {tried && <Outcome sheet={sheet} tried={tried} done={() => {
        setTried(undefined);
        if (input.current) input.current.value = '';
      }} />}
    </>
  );
}

function Outcome({ sheet, tried: { file, report }, done }: { sheet: Sheet; tried: Tried; done: () => void }) {
  const { errors, changes } = report;
  if (errors.length > 0) {
    return (
      <section aria-labelledby="wrong" role="alert">
        <h2 id="wrong">{word('sheets.wrong', { count: errors.length })}</h2>
        <p>{word('sheets.wrong.text')}</p>
        <ul class="lines">{errors.map(({ row, column, message }, index) => <li key={index}>{row !== null && <strong>{`${column ?? ''}${String(row)}: `}</strong>}{message}</li>)}</ul>
      </section>
    );
  }
  const count = changes.length;
  return (
    <section aria-labelledby="would" role="status">
      <h2 id="would">{word('sheets.would', { count })}</h2>
      <p>{word('sheets.rest', { fresh: report.new, same: report.unchanged })}</p>
      <ul class="lines">
        {changes.map(({ id, title, field, before, after }) => (
          <li key={`${id} ${field}`}>
            <strong>{title}</strong>, {fieldName(field)}: <del><Show noun={sheet} field={field} value={before} /></del> → <ins><Show noun={sheet} field={field} value={after} /></ins>
          </li>
        ))}
      </ul>
      {(count > 0 || report.new > 0) && (
        <ActButton act={async () => {
          const taken = await sendSheet(sheet, file, false);
          if (taken.errors.length > 0) throw new Error(taken.errors.map(({ message }) => message).join(' '));
          done();
          tell(word('sheets.done', { live: taken.published, waiting: taken.waiting }));
        }}>{word('sheets.take')}</ActButton>
      )}
    </section>
  );
}
