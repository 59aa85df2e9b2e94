import type { EntryText } from './lexis.ts';

/** Characters. */
const LENGTH = 400;

/** A text in passages of about 400 characters, each with the title before it; a short text has none but itself. */
export function passages({ title, body }: EntryText): string[] {
  const found: string[] = [];
  let current = '';
  for (const line of body.split('\n')) {
    current += ` ${line}`;
    if (current.length <= LENGTH) continue;
    found.push(`${title} ${current}`);
    current = '';
  }
  if (found.length > 0 && current.length > LENGTH / 3) found.push(`${title} ${current}`);
  return found;
}
