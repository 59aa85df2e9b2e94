import { ActButton } from '../ActButton.tsx';
import { useAsked } from '../asked.tsx';
import { sayLinkWorks, type BrokenLink } from '../links.ts';
import { fieldName, nounName } from '../names.ts';
import { titlesOf } from '../titles.ts';
import { tell } from '../told.ts';
import { dayOf, isWord, word } from '../words.ts';

interface Props {
  links: readonly BrokenLink[];
  /** What is asked anew when one is settled. */
  done: () => void;
}

/** Web addresses in entries that do not answer. */
export function Links({ links, done }: Props) {
  return (
    <section aria-labelledby="links">
      <h2 id="links">{word('links.heading')}</h2>
      <p>{word('links.text')}</p>
      <ul class="cards">
        {links.map((link) => <li key={`${link.entry} ${link.field} ${link.url}`} class="card"><One link={link} done={done} /></li>)}
      </ul>
    </section>
  );
}

function One({ link, done }: { link: BrokenLink; done: () => void }) {
  const { noun, entry, field, url, answer, since } = link;
  const { data: [title = ''] = [] } = useAsked(() => titlesOf(noun, [entry]), [noun, entry]);
  const works = async () => {
    await sayLinkWorks(link);
    tell(word('links.worked'));
    done();
  };
  return (
    <>
      <h3 class="card-title">{title}</h3>
      <p class="aside">{nounName(noun)} · {fieldName(field)}</p>
      <p class="address"><a href={url} rel="noopener noreferrer" target="_blank" dir="ltr">{url}</a></p>
      <p>{sayAnswer(answer)} {word('links.since', { date: dayOf(since) })}</p>
      <p class="acts">
        <a class="action" href={`#/entry/${noun}/${entry}`}>{word('tasks.change')}<span class="unseen">: {title}</span></a>
        <ActButton class="action" act={works}>{word('links.works')}<span class="unseen">: {url}</span></ActButton>
      </p>
    </>
  );
}

function sayAnswer(answer: string): string {
  const key = `links.answer.${answer === '410' ? '404' : answer}`;
  return isWord(key) ? word(key) : word('links.failed', { answer });
}
