import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { Answered, useAsked } from '../asked.tsx';
import { type ChosenReason, type Guide as Asked, REASONS, assignGuide, endGuide, giveGuideBack, loadGuide, passGuideOn } from '../guides.ts';
import { Heading } from '../Heading.tsx';
import { go } from '../route.ts';
import { tell } from '../told.ts';
import { dayOf, languageName, word } from '../words.ts';

/** One request for a guide, and what can be done about it. */
export function Guide({ id }: { id: string }) {
  const asked = useAsked(() => loadGuide(id), [id]);
  return (
    <>
      <Heading text={word('guides.one')} />
      <p><a href="#/guides">{word('guides.all')}</a></p>
      <Answered asked={asked}>{(guide) => <Open guide={guide} again={asked.again} />}</Answered>
    </>
  );
}

interface Props {
  guide: Asked;
  /** Asks anew how it stands. */
  again: () => void;
}

function Open({ guide, again }: Props) {
  const { id, state, reason, isMine, isHandled, endedAt, assigned } = guide;
  const act = (deed: () => Promise<void>, said: string, stays: boolean) => async () => {
    await deed();
    tell(said);
    if (stays) again();
    else go('/guides');
  };
  return (
    <>
      <p>
        <span class={state === 'ASKED' ? 'tag' : 'tag calm'}>{word(`guides.is.${state}`)}</span>
        {assigned !== null && <> <bdi>{assigned}</bdi></>}{reason !== null && <> {word(`guides.reason.${reason}`)}</>}
      </p>
      <What guide={guide} />
      <Reach guide={guide} />
      {endedAt === null && isMine && (
        <section aria-labelledby="mine">
          <h2 id="mine">{word('guides.mine.heading')}</h2>
          <p class="acts">
            <ActButton act={act(() => endGuide(id, null), word('guides.ended'), isHandled)}>{word('guides.done')}</ActButton>
            <ActButton class="action" act={act(() => giveGuideBack(id), word('guides.givenBack'), isHandled)}>{word('guides.giveBack')}</ActButton>
          </p>
        </section>
      )}
      {endedAt === null && isHandled && <Assign guide={guide} act={act} />}
      {endedAt === null && (isHandled || isMine) && <CouldNot end={(why) => act(() => endGuide(id, why), word('guides.ended'), isHandled)()} />}
      {endedAt === null && isHandled && !isMine && <p><ActButton class="action" act={act(() => endGuide(id, null), word('guides.ended'), true)}>{word('guides.done')}</ActButton></p>}
    </>
  );
}

function What({ guide: { help, service, language, municipality, time, day, note, askedAt, endedAt, network } }: { guide: Asked }) {
  const pairs: (readonly [string, string | null])[] = [
    [word('guides.help'), help ?? word('guides.help.other')],
    [word('guides.language'), languageName(language)],
    [word('guides.municipality'), municipality],
    [word('guides.time'), time && word(`guides.time.${time}`)],
    [word('guides.day'), day],
    [word('guides.note'), note],
    [word('guides.service'), service],
    [word('guides.network'), network?.name ?? null],
    [word('guides.askedOn'), dayOf(askedAt)],
    [word('guides.endedOn'), endedAt && dayOf(endedAt)],
  ];
  return <dl class="pairs">{pairs.filter(([, said]) => said !== null && said !== '').map(([name, said]) => <div key={name}><dt>{name}</dt><dd dir="auto">{said}</dd></div>)}</dl>;
}

/** How who asked can be reached. */
function Reach({ guide: { name, phone, mail, contactLanguage } }: { guide: Asked }) {
  return (
    <section aria-labelledby="reach">
      <h2 id="reach">{word('guides.reach')}</h2>
      {name !== null && <p><strong dir="auto">{name}</strong></p>}
      <p class="acts">
        {phone && <a class="contact-way" href={`tel:${phone.number}`}><bdi dir="ltr">{phone.shown}</bdi></a>}
        {mail !== null && <a class="contact-way" href={`mailto:${mail}`}><bdi>{mail}</bdi></a>}
      </p>
      <p class="aside">{contactLanguage !== null && word('guides.contactLanguage', { language: languageName(contactLanguage) })} {word('guides.reach.note')}</p>
    </section>
  );
}

interface AssignProps {
  guide: Asked;
  act: (deed: () => Promise<void>, said: string, stays: boolean) => () => Promise<void>;
}

function Assign({ guide: { id, candidates, others, assigned, state }, act }: AssignProps) {
  const [other, setOther] = useState(others[0]?.id ?? '');
  return (
    <>
      <section aria-labelledby="assign">
        <h2 id="assign">{word('guides.assign')}</h2>
        <p>{word('guides.assign.text')}</p>
        {candidates.length === 0 && <p class="notice">{word('guides.assign.none')}</p>}
        <ul class="cards">
          {candidates.map((each) => {
            const called = each.name ?? each.mail;
            return (
              <li key={each.id} class="card">
                <h3 class="card-title" dir="auto">{called}</h3>
                <p>{each.fits.length === 0 ? word('guides.fits.none') : each.fits.map((fit) => <span key={fit}><span class="tag calm">{word(`guides.fits.${fit}`)}</span>{' '}</span>)}</p>
                {each.busy > 0 && <p class="aside">{word('guides.busy', { count: each.busy })}</p>}
                <p class="acts">
                  {each.phone && <a class="contact-way" href={`tel:${each.phone.number}`}><bdi dir="ltr">{each.phone.shown}</bdi></a>}
                  <a class="contact-way" href={`mailto:${each.mail}`}><bdi>{each.mail}</bdi></a>
                </p>
                {!(state === 'ASSIGNED' && assigned === called) && <p class="acts"><ActButton act={act(() => assignGuide(id, each.id), word('guides.assigned', { name: called }), true)}>{word('guides.assign.go')}<span class="unseen">: {called}</span></ActButton></p>}
              </li>
            );
          })}
        </ul>
      </section>
      {others.length > 0 && (
        <section aria-labelledby="pass">
          <h2 id="pass">{word('guides.pass')}</h2>
          <p>{word('guides.pass.text')}</p>
          <div class="form">
            <label for="other">{word('guides.network')}</label>
            <select id="other" value={other} onChange={({ currentTarget }) => {
              setOther(currentTarget.value);
            }}>
              {others.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
            </select>
            <p class="acts"><ActButton class="action" act={act(() => passGuideOn(id, other), word('guides.passed'), false)}>{word('guides.pass.go')}</ActButton></p>
          </div>
        </section>
      )}
    </>
  );
}

function CouldNot({ end }: { end: (reason: ChosenReason) => Promise<void> }) {
  const [reason, setReason] = useState<ChosenReason>('NOBODY_FREE');
  return (
    <section aria-labelledby="could-not">
      <h2 id="could-not">{word('guides.couldNot')}</h2>
      <div class="form">
        <label for="reason">{word('guides.reason')}</label>
        <select id="reason" value={reason} onChange={({ currentTarget }) => {
          setReason(REASONS.find((each) => each === currentTarget.value) ?? 'NOBODY_FREE');
        }}>
          {REASONS.map((each) => <option key={each} value={each}>{word(`guides.reason.${each}`)}</option>)}
        </select>
        <p class="acts"><ActButton class="action" act={() => end(reason)}>{word('guides.couldNot.go')}</ActButton></p>
      </div>
    </section>
  );
}
