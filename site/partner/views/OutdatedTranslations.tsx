import { useAsked } from '../asked.tsx';
import { loadCounts } from '../translations.ts';
import { languageName, languages, word } from '../words.ts';

/** Among the tasks: translations whose original has changed, by language. It comes after the rest, which is more urgent. */
export function OutdatedTranslations() {
  const { data = [] } = useAsked(loadCounts);
  const outdated = data.filter(({ language, outdated: count }) => count > 0 && languages.includes(language));
  if (outdated.length === 0) return null;
  return (
    <section aria-labelledby="outdated">
      <h2 id="outdated">{word('tasks.outdated')}</h2>
      <p>{word('tasks.outdated.text')}</p>
      <ul class="chips">
        {outdated.map(({ language, outdated: count }) => <li key={language}><a href={`#/translations/${language}/outdated`}>{languageName(language)}: {word('translations.count.OUTDATED', { count })}</a></li>)}
      </ul>
    </section>
  );
}
