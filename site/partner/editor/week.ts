import { WEEK } from './hours-sentence.ts';
import { isObject, itemsOf, partsOf, textOf, type Json, type Values } from './json.ts';

/** A slot of the week with its place in the list, by which errors name it. */
export interface Placed {
  readonly index: number;
  readonly slot: Values;
}

/** Slots of hours. */
export const slotsOf = (hours: Json | undefined): readonly Values[] => itemsOf(partsOf(hours)['slots']).filter(isObject);

/** The slots of a day, earliest first; those that are being written stay where they are. */
export function slotsOn(hours: Json | undefined, day: string): Placed[] {
  return slotsOf(hours).map((slot, index) => ({ index, slot })).filter(({ slot }) => slot['day'] === day);
}

/** Hours with other slots. */
export const withSlots = (hours: Json | undefined, slots: readonly Values[]): Values => ({ ...partsOf(hours), slots });

/** Hours in which a day has one more slot: it begins where people are used to, or after the one before and in the same way. */
export function withAnother(hours: Json | undefined, day: string): Values {
  const last = slotsOn(hours, day).map(({ slot }) => slot).sort((one, other) => textOf(one['to']).localeCompare(textOf(other['to']))).at(-1);
  if (last === undefined) return withSlots(hours, [...slotsOf(hours), { day, from: '09:00', to: '12:00' }]);
  const times = textOf(last['to']) < '13:00' ? { from: '14:00', to: '16:00' } : { from: '', to: '' };
  return withSlots(hours, [...slotsOf(hours), { day, ...times, ...(last['mode'] != null && { mode: last['mode'] }) }]);
}

/** Hours in which other days have exactly the times of one day. */
export function copiedTo(hours: Json | undefined, day: string, others: readonly string[]): Values {
  const copied = slotsOn(hours, day).map(({ slot }) => slot);
  const kept = slotsOf(hours).filter((slot) => !others.includes(textOf(slot['day'])));
  return withSlots(hours, [...kept, ...WEEK.filter((each) => others.includes(each)).flatMap((each) => copied.map((slot) => ({ ...slot, day: each })))]);
}

/** A time as an input of the type "time" gives it: the end of a day is midnight there. */
export const timeGiven = (value: string, isEnd: boolean): string => (isEnd && value === '00:00' ? '24:00' : value);
export const timeShown = (value: Json | undefined): string => (textOf(value) === '24:00' ? '00:00' : textOf(value).slice(0, 5));
