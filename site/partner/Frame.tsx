import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { coordinates, guiding, keeps, ledNetworks, refers, volunteering, type Me } from './me.ts';
import { useTold } from './told.ts';
import { pageLanguage, word, type PartnerWord } from './words.ts';

const volunteers = (me: Me): boolean => volunteering(me).length > 0;

/** The way to each view, and the first part of the addresses that belong to it. */
const WAYS: readonly { to: string; begins: readonly string[]; key: PartnerWord; only?: (me: Me) => boolean }[] = [
  { to: '#/', begins: [''], key: 'nav.tasks', only: keeps },
  { to: '#/', begins: ['', 'start'], key: 'nav.start', only: (me) => volunteers(me) && !keeps(me) },
  { to: '#/entries', begins: ['entries', 'entry', 'new', 'history', 'sheets', 'translations'], key: 'nav.entries', only: keeps },
  { to: '#/proposals', begins: ['proposals', 'proposal'], key: 'nav.proposals', only: keeps },
  { to: '#/freshness', begins: ['freshness', 'calls', 'gaps'], key: 'nav.freshness', only: coordinates },
  { to: '#/people', begins: ['people'], key: 'nav.people', only: coordinates },
  { to: '#/volunteers', begins: ['volunteers'], key: 'nav.volunteers', only: (me) => ledNetworks(me).length > 0 },
  { to: '#/guides', begins: ['guides'], key: 'nav.guides', only: guiding },
  { to: '#/meetings', begins: ['meetings', 'meeting', 'certificate'], key: 'nav.meetings', only: refers },
  { to: '#/start', begins: ['start'], key: 'nav.start', only: (me) => volunteers(me) && keeps(me) },
  { to: '#/referral', begins: ['referral', 'refer'], key: 'nav.referral', only: refers },
  { to: '#/lists', begins: ['lists', 'list'], key: 'nav.lists', only: refers },
  { to: '#/profile', begins: ['profile'], key: 'nav.profile', only: volunteers },
  { to: '#/me', begins: ['me'], key: 'nav.me' },
];

interface Props {
  route: readonly string[];
  me: Me;
  children: ComponentChildren;
}

/** What stands around every view: the ways to the others, the way out, and what has just been done. */
export function Frame({ route, me, children }: Props) {
  const [told, forget] = useTold();
  const notice = useRef<HTMLParagraphElement>(null);
  const [first = ''] = route;
  useEffect(() => {
    // What was pressed may be gone by now, and on a phone it lies far below what is said about it.
    if (told) notice.current?.focus();
  }, [told]);
  useEffect(() => {
    // What was said belongs to the view that somebody leaves by a link; a view that is gone to by what was done comes with its word.
    const leave = ({ target }: Event) => {
      if (target instanceof Element && target.closest('a')) forget();
    };
    addEventListener('click', leave);
    return () => {
      removeEventListener('click', leave);
    };
  }, []);
  return (
    <>
      <div class="partner-frame">
        <nav class="ways" aria-label={word(keeps(me) ? 'nav.label' : 'nav.label.volunteer')}>
          <ul>
            {WAYS.filter(({ only }) => only?.(me) ?? true).map(({ to, begins, key }) => (
              <li key={key}><a href={to} aria-current={begins.includes(first) ? (route.length <= 1 ? 'page' : 'true') : undefined}>{word(key)}</a></li>
            ))}
          </ul>
        </nav>
        <form method="post" action={`/${pageLanguage}/sign-out/`}><button class="action">{word('nav.signOut')}</button></form>
      </div>
      <div role="status" class="told">{told && !told.wrong && <p class="notice" tabIndex={-1} ref={notice}>{told.text}</p>}</div>
      <div role="alert">{told?.wrong && <p class="notice alert" tabIndex={-1} ref={notice}>{told.text}</p>}</div>
      {children}
    </>
  );
}
