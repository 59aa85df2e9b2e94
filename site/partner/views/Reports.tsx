import { ActButton } from '../ActButton.tsx';
import { useAsked } from '../asked.tsx';
import { nounName } from '../names.ts';
import { publicPage } from '../pages.ts';
import { settleReport, type Report } from '../reports.ts';
import { titlesOf } from '../titles.ts';
import { tell } from '../told.ts';
import { dayOf, word } from '../words.ts';

interface Props {
  reports: readonly Report[];
  /** What is asked anew when one is settled. */
  done: () => void;
}

/** What readers say is wrong. */
export function Reports({ reports, done }: Props) {
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{word('tasks.reports')}</h2>
      <ul class="cards">
        {reports.map((report) => <li key={report.id} class="card"><One report={report} done={done} /></li>)}
      </ul>
    </section>
  );
}

function One({ report: { id, noun, entry, slug, text, contact, language, at }, done }: { report: Report; done: () => void }) {
  const { data: [title = ''] = [] } = useAsked(() => titlesOf(noun, [entry]), [noun, entry]);
  const page = publicPage(noun, slug);
  const settle = async () => {
    await settleReport(id);
    tell(word('tasks.reports.settled'));
    done();
  };
  return (
    <>
      <h3 class="card-title">{slug === null ? nounName(noun) : title}</h3>
      <p class="aside">{nounName(noun)} · {dayOf(at)}</p>
      <blockquote class="text" lang={language} dir="auto">{text}</blockquote>
      {contact !== null && <p>{word('tasks.reports.contact', { contact })}</p>}
      <p class="acts">
        <a class="action" href={`#/entry/${noun}/${entry}`}>{word('tasks.change')}<span class="unseen">: {title}</span></a>
        {page && <a class="action" href={page}>{word('tasks.reports.page')}<span class="unseen">: {title}</span></a>}
        <ActButton class="action" act={settle}>{word('tasks.reports.settle')}<span class="unseen">: {title}</span></ActButton>
      </p>
    </>
  );
}
