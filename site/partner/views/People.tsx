import { useState } from 'preact/hooks';
import { ask } from '../ask.ts';
import { ActButton } from '../ActButton.tsx';
import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { loadInstitutions, type Institution } from '../kept.ts';
import { isAdmin, useMe, type Grant, type Me } from '../me.ts';
import { roleName } from '../names.ts';
import { loadNetworks } from '../networks.ts';
import { tell } from '../told.ts';
import { compare, languageName, languages, word } from '../words.ts';

const TRUSTS = ['0', '1', '2'] as const;

interface Known {
  institutions: readonly Institution[];
  networks: readonly Institution[];
}

/** Invites people by mail; for those who coordinate. */
export function People() {
  const { me } = useMe();
  const asked = useAsked(() => known(me));
  return (
    <>
      <Heading text={word('people.heading')} />
      <p class="lead">{word('people.lead')}</p>
      <Answered asked={asked}>{(all) => <Invitation me={me} all={all} />}</Answered>
    </>
  );
}

async function known(me: Me): Promise<Known> {
  const [institutions, networks] = await Promise.all([loadInstitutions(me), loadNetworks(me)]);
  return { institutions: institutions.toSorted((one, other) => compare(one.name, other.name)), networks };
}

/** A name to be chosen; where two have the same one, their addresses tell them apart. */
const choices = (all: readonly Institution[]): Map<string, string> => {
  const names = all.map(({ name }) => name);
  return new Map(all.map(({ id, name, slug }) => [names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${slug})`, id]));
};

function Invitation({ me, all }: { me: Me; all: Known }) {
  const [mail, setMail] = useState('');
  const [role, setRole] = useState<Grant['role']>('PARTNER');
  const [entry, setEntry] = useState('');
  const [language, setLanguage] = useState('de');
  const [trust, setTrust] = useState('1');
  const [isUnknown, setUnknown] = useState(false);
  const roles: readonly Grant['role'][] = isAdmin(me) ? ['PARTNER', 'COORDINATOR', 'VOLUNTEER', 'ADMIN'] : ['PARTNER', 'COORDINATOR', 'VOLUNTEER'];
  const of = role === 'PARTNER' ? 'actor' : role === 'ADMIN' ? undefined : 'network';
  const names = choices(of === 'actor' ? all.institutions : all.networks);
  const invite = async () => {
    const id = names.get(entry.trim());
    setUnknown(of !== undefined && id === undefined);
    if (of !== undefined && id === undefined) {
      document.getElementById('for')?.focus();
      return;
    }
    await ask('mutation ($input: InvitationInput!) { invite(input: $input) }', {
      input: { mail, language, role, ...(of !== undefined && { entry: id }), ...(role === 'PARTNER' && { trust: Number(trust) }) },
    });
    tell(word('people.invited', { mail }));
    setMail('');
  };
  return (
    <form class="form" onSubmit={(submit) => {
      submit.preventDefault();
    }}>
      <label for="mail">{word('people.mail')}</label>
      <input id="mail" type="email" dir="ltr" autocomplete="off" maxLength={254} required value={mail} onInput={({ currentTarget }) => {
        setMail(currentTarget.value);
      }} />
      <label for="role">{word('people.role')}</label>
      <select id="role" value={role} onChange={({ currentTarget }) => {
        setRole(roles.find((each) => each === currentTarget.value) ?? 'PARTNER');
        setEntry('');
      }}>
        {roles.map((each) => <option key={each} value={each}>{roleName(each)}</option>)}
      </select>
      {of && (
        <>
          <label for="for">{word(`people.entry.${of}`)}</label>
          <input id="for" list="known" autocomplete="off" required aria-describedby={isUnknown ? 'for-problem for-hint' : 'for-hint'} aria-invalid={isUnknown} value={entry} onInput={({ currentTarget }) => {
            setEntry(currentTarget.value);
          }} />
          <datalist id="known">{[...names.keys()].map((name) => <option key={name} value={name} />)}</datalist>
          {isUnknown && <p class="problem" id="for-problem">{word('people.entry.unknown')}</p>}
          <p class="hint" id="for-hint">{word('people.entry.hint')}</p>
        </>
      )}
      <label for="language">{word('people.language')}</label>
      <select id="language" value={language} onChange={({ currentTarget }) => {
        setLanguage(currentTarget.value);
      }}>
        {languages.map((tag) => <option key={tag} value={tag}>{languageName(tag)}</option>)}
      </select>
      {role === 'PARTNER' && (
        <>
          <label for="trust">{word('people.trust')}</label>
          <select id="trust" value={trust} onChange={({ currentTarget }) => {
            setTrust(currentTarget.value);
          }}>
            {TRUSTS.map((each) => <option key={each} value={each}>{word(`people.trust.${each}`)}</option>)}
          </select>
        </>
      )}
      <ActButton act={invite}>{word('people.invite')}</ActButton>
    </form>
  );
}
