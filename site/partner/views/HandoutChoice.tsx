import { useState } from 'preact/hooks';
import { hasPage, pathOf } from '../../paths.ts';
import type { ReferralEntry } from '../lists.ts';
import { languageName, languages, pageLanguage, word } from '../words.ts';

/** Entries of which everybody may have a sheet. */
export const printable = (entries: readonly ReferralEntry[]): ReferralEntry[] => entries.filter(({ visibility, noun }) => visibility === 'PUBLIC' && hasPage(noun));

function addressIn(language: string, entries: readonly ReferralEntry[]): string {
  const paths = entries.flatMap(({ noun, slug }) => (hasPage(noun) ? [pathOf(language, noun, slug).split('/').slice(2, 4).join('/')] : []));
  return `/${language}/handout/?${new URLSearchParams(paths.map((path) => ['e', path])).toString()}`;
}

/** Leads to entries on paper, in German and in the language of whoever gets it. */
export function HandoutChoice({ entries }: { entries: readonly ReferralEntry[] }) {
  const [tag, setTag] = useState(pageLanguage);
  const open = printable(entries);
  if (open.length === 0) return <p>{word('handout.restricted')}</p>;
  return (
    <div class="form">
      {open.length < entries.length && <p>{word('handout.some', { count: entries.length - open.length })}</p>}
      <label for="handout-language">{word('handout.language')}</label>
      <select id="handout-language" value={tag} onChange={({ currentTarget }) => {
        setTag(currentTarget.value);
      }}>
        {languages.map((each) => <option key={each} value={each}>{languageName(each)}</option>)}
      </select>
      <p><a class="button" href={addressIn(tag, open)}>{word('handout.open')}</a></p>
    </div>
  );
}
