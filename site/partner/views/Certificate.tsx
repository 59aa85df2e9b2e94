import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { loadCertificate, type Reached } from '../meetings.ts';
import { dayOf, language, listOf, word } from '../words.ts';

/** The certificate of a qualification that somebody reached, for paper. */
export function Certificate({ id }: { id: string }) {
  const asked = useAsked(() => loadCertificate(id), [id]);
  return <Answered asked={asked}>{(reached) => <Paper reached={reached} />}</Answered>;
}

function Paper({ reached: { id, title, holder, trainings, certifiers, reachedOn, until } }: { reached: Reached }) {
  return (
    <div class="certificate">
      <article>
        <Heading text={word('certificate.heading')} />
        <p class="holder" dir="auto">{holder}</p>
        <p>{word('certificate.says')}</p>
        <p class="title" dir="auto">{title}</p>
        <h2>{word('certificate.trainings')}</h2>
        <ul>{trainings.map((training) => <li key={`${training.title} ${training.on}`}><bdi>{training.title}</bdi><span>{dayOf(training.on)}</span></li>)}</ul>
        <p class="dates">{word('certificate.on', { date: dayOf(reachedOn) })}{until !== null && <><br />{word('certificate.until', { date: dayOf(until) })}</>}</p>
        <div class="signed">
          <p>{word('certificate.place')}</p>
          <p>{word('certificate.sign')}{certifiers.length > 0 && <>: <bdi>{listOf(certifiers)}</bdi></>}</p>
        </div>
      </article>
      <p class="acts">
        <button type="button" class="button" onClick={() => {
          print();
        }}>{word('certificate.print')}</button>
        {language !== 'de' && <a class="action" href={`/de/partner/#/certificate/${id}`} hrefLang="de">{word('certificate.german')}</a>}
        <a class="contact-way" href="#/meetings">{word('meetings.heading')}</a>
      </p>
    </div>
  );
}
