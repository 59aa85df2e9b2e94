/** Words in which the script tells how it stands, as the page hands them over in the reader's language. */
export interface LiveWords {
  open: string;
  soon: string;
  phone: string;
  appointment: string;
  closed: string;
  always: string;
  alwaysPhone: string;
  /** With `{when}`. */
  closes: string;
  until: string;
  opens: string;
  calls: string;
  /** With `{time}`, the last with `{day}` too. */
  today: string;
  tomorrow: string;
  onDay: string;
  /** The times of today, with `{times}`. */
  todayTimes: string;
  todayClosed: string;
  holiday: string;
  /** A time, with `{from}` and `{to}`, and how one comes then. */
  range: string;
  byPhone: string;
  byAppointment: string;
}
