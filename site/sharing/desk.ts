import type { Reader } from '../reader.ts';

/** What somebody may say at a desk or on the phone. */
export interface DeskSought {
  /** What is looked for, or who. */
  readonly key: 'desk.seek' | 'desk.person';
  /** Whether one comes with an appointment. */
  readonly appointment?: boolean;
  /** Whether somebody there can interpret. */
  readonly interpreters?: boolean;
}

/**
 * The sentences to show at a desk, in one reader's language.
 * @param name what or who is sought, in that language
 * @param client who shows them: which language they speak, others must be told
 */
export function deskSentences(speaker: Reader, client: Reader, name: string, { key, appointment = false, interpreters = false }: DeskSought): string {
  const { word } = speaker;
  const isGerman = client.language.startsWith('de');
  return [
    word('desk.greeting'),
    key === 'desk.seek' ? word('desk.seek', { what: name }) : word('desk.person', { who: name }),
    ...(appointment ? [word('desk.appointment')] : []),
    ...(isGerman ? [] : [word('desk.speak', { language: speaker.languageName(client.language) })]),
    ...(interpreters && !isGerman ? [word('desk.interpreter')] : []),
    word('desk.slowly'),
  ].join(' ');
}
