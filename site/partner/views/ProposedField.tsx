import type { FunctionComponent } from 'preact';
import { Answered, useAsked } from '../asked.tsx';
import { hasForm, type EditedNoun } from '../editor/forms.ts';
import type { Json } from '../editor/json.ts';
import { fieldName } from '../names.ts';
import type { FieldChange } from '../proposals.ts';
import { Change } from '../show.tsx';
import { word } from '../words.ts';

const CHOICES = ['accept', 'change', 'giveBack', 'leave'] as const;

/** What is to be done with one field. */
export interface Verdict {
  readonly what: (typeof CHOICES)[number];
  /** Why it is given back. */
  readonly why: string;
  /** What was put right in it before it is accepted; undefined: nothing yet. */
  readonly edited?: Json;
}

interface Props {
  noun: string;
  change: FieldChange;
  /** Without it there is nothing to decide. */
  verdict?: Verdict;
  /** Whether the reason is missing that somebody has to give. */
  isSilent?: boolean;
  decide?: (verdict: Verdict) => void;
}

/** One field of a proposal: as it is, as it would be, and what is to be done with it. */
export function ProposedField({ noun, change: { field, before, after, reason, outdated }, verdict, isSilent = false, decide }: Props) {
  return (
    <section class="card proposed" aria-labelledby={`field-${field}`}>
      <h2 class="card-title" id={`field-${field}`}>{fieldName(field)}</h2>
      {outdated && <p class="notice">{word('proposal.outdated')}</p>}
      {reason !== null && <p class="notice alert">{word('proposal.reason', { reason })}</p>}
      <Change noun={noun} field={field} before={before} after={after} />
      {verdict && decide && <Choice noun={noun} field={field} verdict={verdict} isSilent={isSilent} decide={decide} />}
      {verdict?.what === 'change' && decide && hasForm(noun) && <Changed noun={noun} field={field} before={before} after={after} change={(edited) => {
        decide({ ...verdict, edited });
      }} />}
    </section>
  );
}

interface ChangedProps {
  noun: EditedNoun;
  field: string;
  before: Json;
  after: Json;
  change: (edited: Json) => void;
}

/** The inputs are large, and most fields are accepted as they are. */
function Changed(props: ChangedProps) {
  const asked = useAsked<{ OneField: FunctionComponent<ChangedProps> }>(() => import('../editor/OneField.tsx'), []);
  return <Answered asked={asked}>{({ OneField }) => <OneField {...props} />}</Answered>;
}

function Choice({ noun, field, verdict, isSilent, decide }: Required<Pick<Props, 'noun' | 'verdict' | 'isSilent' | 'decide'>> & { field: string }) {
  return (
    <div class="form">
      <fieldset>
        <legend>{word('proposal.decide')}<span class="unseen"> {fieldName(field)}</span></legend>
        <div class="choices">
          {CHOICES.filter((what) => what !== 'change' || hasForm(noun)).map((what) => (
            <div class="choice" key={what}>
              <input type="radio" id={`${what}-${field}`} name={`verdict-${field}`} checked={verdict.what === what} onChange={() => {
                decide({ ...verdict, what });
              }} />
              <label for={`${what}-${field}`}>{word(`proposal.${what}`)}</label>
            </div>
          ))}
        </div>
      </fieldset>
      {verdict.what === 'giveBack' && (
        <>
          <label for={`why-${field}`}>{word('proposal.why')}</label>
          {isSilent && <p class="problem" id={`silent-${field}`}>{word('proposal.whyMissing')}</p>}
          <textarea id={`why-${field}`} rows={3} maxLength={500} required aria-invalid={isSilent} aria-describedby={isSilent ? `silent-${field}` : undefined} value={verdict.why} onInput={({ currentTarget }) => {
            decide({ ...verdict, why: currentTarget.value });
          }} />
        </>
      )}
    </div>
  );
}
