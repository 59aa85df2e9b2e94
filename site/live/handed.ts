import type { WordKey } from '../words.ts';
import type { LiveWords } from './words.ts';

/** The part of a reader that says words. */
interface Speaker {
  word: (key: WordKey, fillings?: Record<string, string>) => string;
}

/** The words of a reader in which a script tells how it stands with hours; the script fills the gaps. */
export function liveWordsFor({ word }: Speaker): LiveWords {
  const gaps = { when: '{when}', time: '{time}', day: '{day}', times: '{times}', from: '{from}', to: '{to}' };
  return {
    open: word('live.open'),
    soon: word('live.soon'),
    phone: word('live.phone'),
    appointment: word('live.appointment'),
    closed: word('live.closed'),
    always: word('live.always'),
    alwaysPhone: word('live.alwaysPhone'),
    closes: word('live.closes', gaps),
    until: word('live.until', gaps),
    opens: word('live.opens', gaps),
    calls: word('live.calls', gaps),
    today: word('live.today', gaps),
    tomorrow: word('live.tomorrow', gaps),
    onDay: word('live.onDay', gaps),
    todayTimes: word('live.todayTimes', gaps),
    todayClosed: word('live.todayClosed'),
    holiday: word('live.holiday'),
    range: word('hours.range', gaps),
    byPhone: word('slot.PHONE'),
    byAppointment: word('slot.APPOINTMENT'),
  };
}
