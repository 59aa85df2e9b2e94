import { fail } from '../../../schema/error.ts';
import type { Column } from './column.ts';
import { EXCEPTIONS, reasonSaid } from './exceptions.ts';
import { type Notation, SLOTS, takeAll } from './notation.ts';

type Given = Readonly<Record<string, unknown>>;

/** Hours have a column for the times of the week, one for days on which others hold, and one for public holidays; what else they tell stays as it is. */
export function hoursColumns(name: string): Column[] {
  return [
    partColumn(name, 'slots', name, `Zeiten der Woche, etwa: ${SLOTS.example}. Hinweise bleiben, wie sie sind.`, items(SLOTS), (given) => takeAll(SLOTS, given)),
    partColumn(name, 'exceptions', `${name}.exceptions`, `Tage mit anderen Zeiten, etwa: ${EXCEPTIONS.example}. Ein Grund in Klammern ist der deutsche; bleibt er, bleiben seine Übersetzungen.`, items(EXCEPTIONS), exceptions),
    partColumn(name, 'holidays', `${name}.holidays`, 'An gesetzlichen Feiertagen: zu oder wie sonst; leer: nicht angegeben, das heißt zu.', (answer) => (answer === 'OPEN' ? 'wie sonst' : answer === 'CLOSED' ? 'zu' : ''), holidays),
  ];
}

/** A column for one part of the hours. Several may write into the same hours, one after the other. */
function partColumn(name: string, part: string, heading: string, hint: string, say: (value: unknown) => string, take: (given: string, before: unknown) => unknown): Column {
  return {
    heading,
    field: name,
    hint,
    say: (entry) => say((entry[name] as Given | null | undefined)?.[part]),
    take: (given, entry, so) => {
      const before = entry[name] as Given | undefined;
      const whole: Given = { ...((so === undefined ? before : so) as Given | undefined), [part]: take(given, before?.[part]) };
      return Object.values(whole).every((value) => value == null || (Array.isArray(value) && value.length === 0)) ? null : whole;
    },
  };
}

const items = ({ say, between }: Notation) => (value: unknown): string => ((value ?? []) as Given[]).map(say).join(between);

/** A line that is as it was keeps all that it does not tell; else a reason that is as it was keeps its other languages, and none stays of another line that stood here. */
function exceptions(given: string, value: unknown): Given[] {
  const before = (value ?? []) as Given[];
  return takeAll(EXCEPTIONS, given).map((item, index) => {
    const as = before.find((old) => EXCEPTIONS.say(old) === EXCEPTIONS.say(item));
    const reason = (as ?? before.find((old) => old['from'] === item['from'] && reasonSaid(old['reason']) === reasonSaid(item['reason'])))?.['reason'] ?? item['reason'];
    const gone = Object.fromEntries(Object.keys((before[index]?.['reason'] ?? {}) as Given).map((tag) => [tag, null]));
    return { ...(as ?? item), reason: reason === undefined ? null : { ...gone, ...(reason as Given) } };
  });
}

/** @throws BAD_CHOICE */
function holidays(given: string): string | null {
  const word = given.toLowerCase();
  if (word === '') return null;
  if (['zu', 'geschlossen', 'closed'].includes(word)) return 'CLOSED';
  if (['wie sonst', 'offen', 'open'].includes(word)) return 'OPEN';
  throw fail('BAD_CHOICE', given.slice(0, 40), ['zu', 'wie sonst']);
}
