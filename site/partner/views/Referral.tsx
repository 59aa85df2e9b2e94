import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { NOTHING_WANTED, addressOf, findReferral, suggestReferral, takeable, taking, takingAll, wantedIn, type Found, type Wanted } from '../referral.ts';
import { word } from '../words.ts';
import { ReferralCard } from './ReferralCard.tsx';
import { ReferralFilters } from './ReferralFilters.tsx';

/** Typing pauses this long, in milliseconds, before suggestions are looked up. */
const PAUSE = 200;

/** Whom to call for what: searches what everybody sees, and what is for volunteers or staff as far as one is one of them. */
export function Referral() {
  const [wanted, setWanted] = useState(() => wantedIn(location.hash));
  const asked = useAsked(() => findReferral(wanted), [addressOf(wanted)]);
  // What was found before stays while the next answer is on its way.
  const before = useRef<Found>(undefined);
  if (asked.data) before.current = asked.data;
  useEffect(() => {
    const back = () => {
      if (location.hash.startsWith('#/referral')) setWanted(wantedIn(location.hash));
    };
    addEventListener('hashchange', back);
    return () => {
      removeEventListener('hashchange', back);
    };
  }, []);
  const want = (next: Wanted) => {
    // No new view: the focus stays where it is, and "back" leads to what was asked before.
    if (addressOf(next) !== location.hash) history.pushState(null, '', addressOf(next));
    setWanted(next);
  };
  const shown = asked.data ?? before.current;
  return (
    <>
      <Heading text={word('referral.heading')} />
      <p class="lead">{word('referral.lead')}</p>
      <Box key={wanted.q} q={wanted.q} ask={(q) => {
        want({ ...wanted, q });
      }} />
      {shown && <Offers found={shown} wanted={wanted} want={want} />}
      {shown && <ReferralFilters facets={shown.facets} wanted={wanted} want={want} />}
      <Answered asked={shown && asked.error === undefined ? { data: shown, again: asked.again } : asked}>{(found) => <Hits found={found} wanted={wanted} want={want} />}</Answered>
    </>
  );
}

function Box({ q, ask }: { q: string; ask: (q: string) => void }) {
  const [typed, setTyped] = useState(q);
  const [suggested, setSuggested] = useState<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const list = useId();
  useEffect(() => () => {
    clearTimeout(timer.current);
  }, []);
  return (
    <form role="search" class="form referral-box" onSubmit={(submit) => {
      submit.preventDefault();
      ask(typed.trim());
    }}>
      <label for="referral-q">{word('referral.box')}</label>
      <div class="row">
        <input id="referral-q" type="search" autocomplete="off" enterkeyhint="search" maxLength={500} list={list} value={typed} aria-describedby="referral-hint" onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          clearTimeout(timer.current);
          // Suggestions are a help and no more.
          timer.current = setTimeout(() => void suggestReferral(value).then(setSuggested, () => undefined), PAUSE);
        }} />
        <button class="button">{word('referral.find')}</button>
      </div>
      <datalist id={list}>{suggested.map((label) => <option key={label} value={label} />)}</datalist>
      <p class="hint" id="referral-hint">{word('referral.hint')}</p>
    </form>
  );
}

interface Props {
  found: Found;
  wanted: Wanted;
  want: (next: Wanted) => void;
}

/** Filters that the words name, each to be taken by one tap, or all of them. */
function Offers({ found, wanted, want }: Props) {
  const offers = takeable(found.offers);
  const fields = new Set(offers.map(({ field }) => field));
  if (offers.length === 0) return null;
  return (
    <div class="acts referral-offers" role="group" aria-label={word('referral.offers')}>
      <span>{word('referral.offers')}</span>
      {offers.map((offer) => (
        <button type="button" class="action" key={`${offer.field} ${offer.value}`} onClick={() => {
          want(taking(wanted, offer));
        }}>{offer.label}</button>
      ))}
      {fields.size > 1 && <button type="button" class="button" onClick={() => {
        void takingAll(wanted).then(want, () => undefined);
      }}>{word('referral.offers.all')}</button>}
    </div>
  );
}

function Hits({ found: { total, hits, didYouMean }, wanted, want }: Props) {
  return (
    <section aria-labelledby="referral-found">
      <h2 id="referral-found" aria-live="polite">{word('referral.found', { count: total })}</h2>
      {didYouMean !== null && <p>{word('referral.meant')} <button type="button" class="action" onClick={() => {
        want({ ...wanted, q: didYouMean });
      }}>{didYouMean}</button></p>}
      {total === 0 && <p>{word('referral.none')}</p>}
      {total === 0 && <p><button type="button" class="action" onClick={() => {
        want({ ...NOTHING_WANTED, q: wanted.q });
      }}>{word('referral.clear')}</button></p>}
      <ul class="cards">{hits.map((hit) => <ReferralCard key={hit.id} hit={hit} />)}</ul>
      {total > hits.length && <p class="aside">{word('referral.more', { count: hits.length })}</p>}
    </section>
  );
}
