import { compare, language, languageName } from '../words.ts';

/** Languages that are spoken where people come from, by BCP 47 tag. */
const SPOKEN = 'am ar az be bg bm bn bs ckb cs da de el en es et fa fi ff fr gsg ha he hi hr hu hy id ig it ja ka kk kmr ko ku ky ln lt lv mk mn my ne nl no om pa pl prs ps pt rn ro rom ru rw sk sl so sq sr sv sw ta te tg th ti tk tl tr uk ur uz vi wo yo zh'.split(' ');

/** Languages in whose name or tag what was typed stands, by name. */
export function spokenLanguages(typed: string): { id: string; name: string }[] {
  const given = typed.trim().toLocaleLowerCase(language);
  return SPOKEN.map((id) => ({ id, name: languageName(id) }))
    .filter(({ id, name }) => name.toLocaleLowerCase(language).includes(given) || id === given)
    .sort((one, other) => compare(one.name, other.name));
}
