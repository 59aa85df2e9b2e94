import { word } from '../words.ts';
import { currentOf } from './changes.ts';
import { Field } from './Field.tsx';
import { GROUPS, type FieldForm, type Group } from './forms.ts';
import type { Json, Values } from './json.ts';
import { problemsIn } from './problems.ts';
import { useSituation } from './situation.ts';

interface Props {
  fields: readonly FieldForm[];
  isNew: boolean;
  start: Values;
  changes: Values;
  /** Why fields were given back. */
  reasons: Readonly<Record<string, string>>;
  change: (form: FieldForm, value: Json) => void;
}

/** The fields of a form in their groups; what is rarely needed is folded. */
export function Groups({ fields, isNew, start, changes, reasons, change }: Props) {
  const { problems } = useSituation();
  // A new entry needs what is needed where it is seen.
  const groupOf = ({ group, required }: FieldForm): Group => (isNew && required && group === 'more' ? 'what' : group);
  return (
    <>
      {GROUPS.map((group) => {
        const own = fields.filter((form) => groupOf(form) === group);
        if (own.length === 0) return null;
        const inputs = own.map((form) => (
          <Field
            key={form.field} form={form} path={form.field} value={currentOf(form, start, changes)} start={start[form.field] ?? null} change={(value) => change(form, value)}
            note={reasons[form.field] === undefined ? undefined : word('edit.givenBack', { reason: reasons[form.field] ?? '' })}
          />
        ));
        if (group !== 'more') {
          return (
            <section key={group} aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`}>{word(`edit.group.${group}`)}</h2>
              {inputs}
            </section>
          );
        }
        return (
          <details key={group} class="more" open={own.some(({ field }) => reasons[field] !== undefined || problemsIn(problems, field).length > 0)}>
            <summary>{word('edit.group.more')}</summary>
            {inputs}
          </details>
        );
      })}
    </>
  );
}
