import { SPOKEN } from '../../spoken.ts';
import { compare, language, languageName } from '../words.ts';

/** Languages in whose name or tag what was typed stands, by name. */
export function spokenLanguages(typed: string): { id: string; name: string }[] {
  const given = typed.trim().toLocaleLowerCase(language);
  return SPOKEN.map((id) => ({ id, name: languageName(id) }))
    .filter(({ id, name }) => name.toLocaleLowerCase(language).includes(given) || id === given)
    .sort((one, other) => compare(one.name, other.name));
}
