import { useRef, useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { endCalendar, makeCalendar } from '../meetings.ts';
import { tell } from '../told.ts';
import { dayOf, word } from '../words.ts';

/** The secret address by which one's own calendar program keeps up with all dates. It is told once: nobody can look it up again. */
export function CalendarLink({ since, again }: { since: string | null; again: () => void }) {
  const [link, setLink] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link ?? '');
      tell(word('warm.copied'));
    } catch {
      field.current?.focus();
      field.current?.select();
      tell(word('warm.marked'));
    }
  };
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">{word('calendar.heading')}</h2>
      <p>{word('calendar.text')}</p>
      {since !== null && link === undefined && <p class="notice">{word('calendar.since', { date: dayOf(since) })}</p>}
      <div class="form">
        {link !== undefined && (
          <>
            <label for="calendar-link">{word('calendar.link')}</label>
            <input id="calendar-link" ref={field} type="text" dir="ltr" readOnly value={link} aria-describedby="calendar-hint" />
            <p class="hint" id="calendar-hint">{word('calendar.once')}</p>
            <p class="acts"><button type="button" class="button" onClick={() => void copy()}>{word('warm.copy')}</button> <a class="contact-way" href={link.replace(/^https?:/, 'webcal:')}>{word('calendar.open')}</a></p>
          </>
        )}
        <p class="acts">
          <ActButton class="action" act={async () => {
            setLink(await makeCalendar());
            again();
          }}>{word(since === null ? 'calendar.make' : 'calendar.new')}</ActButton>
          {since !== null && <ActButton class="action" act={async () => {
            await endCalendar();
            setLink(undefined);
            tell(word('calendar.ended'));
            again();
          }}>{word('calendar.end')}</ActButton>}
        </p>
      </div>
    </section>
  );
}
