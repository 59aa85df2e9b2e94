import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { ask } from '../ask.ts';
import { Answered, useAsked } from '../asked.tsx';
import type { Json, Values } from '../editor/json.ts';
import { Heading } from '../Heading.tsx';
import { coordinates, useMe } from '../me.ts';
import { fieldName, nounName, originName } from '../names.ts';
import { Change } from '../show.tsx';
import { titlesOf } from '../titles.ts';
import { tell } from '../told.ts';
import { listOf, momentOf, word } from '../words.ts';

/** One version of an entry. */
interface Version {
  readonly version: number;
  /** ISO 8601. */
  readonly at: string;
  readonly by: string | null;
  readonly origin: string;
  /** Fields that it changed. */
  readonly fields: readonly string[];
  /** The entry as it was then; null: it was taken away. */
  readonly snapshot: Values | null;
}

interface Props {
  noun: string;
  id: string;
}

/** Set by the directory at each saving, so that nobody wants to read them here. */
const STAMPS: ReadonlySet<string> = new Set(['createdAt', 'createdBy', 'changedAt', 'changedBy']);

/** Every version of an entry: who made it, when, by which way, and what was different. */
export function History({ noun, id }: Props) {
  const asked = useAsked(async () => {
    const [{ history }, [title = '']] = await Promise.all([
      ask<{ history: Version[] }>('query ($noun: String!, $id: UUID!) { history(noun: $noun, id: $id, first: 100) { version at by origin fields snapshot } }', { noun, id }),
      titlesOf(noun, [id]),
    ]);
    return { versions: history, title: title === id ? nounName(noun) : title };
  }, [noun, id]);
  return (
    <>
      <Heading text={asked.data ? word('history.heading', { title: asked.data.title }) : word('history.loading')} />
      <p class="lead">{word('history.lead')}</p>
      <Answered asked={asked}>
        {({ versions }) => (
          <ol class="cards versions">
            {versions.map((version, index) => (
              <li key={version.version} class="card"><One noun={noun} id={id} version={version} before={versions[index + 1]} isNow={index === 0} again={asked.again} /></li>
            ))}
          </ol>
        )}
      </Answered>
    </>
  );
}

interface OneProps extends Props {
  version: Version;
  before: Version | undefined;
  /** Whether it is how the entry is now. */
  isNow: boolean;
  again: () => void;
}

function One({ noun, id, version: { version: number, at, by, origin, fields, snapshot }, before, isNow, again }: OneProps) {
  const { me } = useMe();
  const [isOpen, setOpen] = useState(false);
  const shown = fields.filter((field) => !STAMPS.has(field));
  return (
    <>
      <h2 class="card-title">{word('history.version', { number })}</h2>
      <p class="aside">{word('history.line', { date: momentOf(at), name: by ?? word('history.somebody'), origin: originName(origin) })}</p>
      <p>{number > 1 && shown.length > 0 ? word('history.fields', { fields: listOf(shown.map(fieldName)) }) : word('history.first')}</p>
      {before && snapshot && shown.length > 0 && (
        <details onToggle={({ currentTarget }) => {
          setOpen(currentTarget.open);
        }}>
          <summary>{word('history.differences')}<span class="unseen"> {word('history.version', { number })}</span></summary>
          {isOpen && shown.map((field) => (
            <section key={field}>
              <h3>{fieldName(field)}</h3>
              <Change noun={noun} field={field} before={valueOf(before, field)} after={snapshot[field] ?? null} />
            </section>
          ))}
        </details>
      )}
      {!isNow && snapshot && coordinates(me) && <Restore noun={noun} id={id} number={number} again={again} />}
    </>
  );
}

const valueOf = ({ snapshot }: Version, field: string): Json => snapshot?.[field] ?? null;

function Restore({ noun, id, number, again }: Props & { number: number; again: () => void }) {
  const [isSure, setSure] = useState(false);
  const restore = async () => {
    await ask('mutation ($noun: String!, $id: UUID!, $version: Int!) { restoreVersion(noun: $noun, id: $id, version: $version) }', { noun, id, version: number });
    tell(word('history.restored', { number }));
    setSure(false);
    again();
  };
  if (!isSure) {
    return <p><button type="button" class="action" onClick={() => {
      setSure(true);
    }}>{word('history.restore')}<span class="unseen">: {number}</span></button></p>;
  }
  return (
    <div class="notice" role="alert">
      <p>{word('history.sure', { number })}</p>
      <p class="acts">
        <ActButton act={restore}>{word('history.yes')}</ActButton>
        <button type="button" class="action" onClick={() => {
          setSure(false);
        }}>{word('history.no')}</button>
      </p>
    </div>
  );
}
