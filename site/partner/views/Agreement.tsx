import { ActButton } from '../ActButton.tsx';
import { keepAgreed, loadAgreed, PURPOSES, type Agreed, type Purpose } from '../agreeing.ts';
import { Answered, useAsked } from '../asked.tsx';
import { tell } from '../told.ts';
import { dayOf, word } from '../words.ts';

/** What a volunteer agrees to; nothing of it from the beginning, and each withdrawn with one tap. @param only those purposes that belong to a view */
export function Agreement({ only = PURPOSES }: { only?: readonly Purpose[] }) {
  const asked = useAsked(loadAgreed);
  return (
    <section aria-labelledby="agreement">
      <h2 id="agreement">{word('agree.heading')}</h2>
      <p>{word('agree.text')}</p>
      <Answered asked={asked}>
        {(all) => <ul class="lines">{all.filter(({ purpose }) => only.includes(purpose)).map((agreed) => <One key={agreed.purpose} agreed={agreed} done={asked.again} />)}</ul>}
      </Answered>
    </section>
  );
}

function One({ agreed: { purpose, givenAt }, done }: { agreed: Agreed; done: () => void }) {
  const change = async () => {
    await keepAgreed(purpose, givenAt === null);
    tell(word(givenAt === null ? 'agree.given' : 'agree.withdrawn'));
    done();
  };
  const name = word(`agree.${purpose}`);
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <span class="aside">{word(`agree.${purpose}.text`)}</span>
        <span>{givenAt === null ? word('agree.no') : word('agree.since', { date: dayOf(givenAt) })}</span>
      </span>
      <ActButton class="action" act={change}>{word(givenAt === null ? 'agree.give' : 'agree.withdraw')}<span class="unseen">: {name}</span></ActButton>
    </li>
  );
}
