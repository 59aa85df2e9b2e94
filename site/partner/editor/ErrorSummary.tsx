import { word } from '../words.ts';
import { fieldName } from '../names.ts';
import { fieldOf, targetOf, type Problem } from './problems.ts';

/** All that is wrong, each a link to its input. */
export function ErrorSummary({ problems }: { problems: readonly Problem[] }) {
  return (
    <div class="said summary" tabIndex={-1} role="alert" aria-labelledby="error-summary">
      <h2 id="error-summary">{word('edit.problems', { count: problems.length })}</h2>
      <ul>
        {problems.map(({ path, message }) => (
          <li>
            <a
              href={`#${path}`}
              onClick={(event) => {
                // The hash names the view; the input is gone to without it.
                event.preventDefault();
                show(path);
              }}
            >{fieldName(fieldOf(path))}: {message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Puts the focus into the input that a path leads to, unfolding what hides it. */
function show(path: string): void {
  const id = targetOf(path, (each) => document.getElementById(each) !== null);
  const target = id === undefined ? null : document.getElementById(id);
  if (!target) return;
  for (let around = target.closest('details'); around; around = around.parentElement?.closest('details') ?? null) around.open = true;
  const input = target.matches('fieldset, div') ? (target.querySelector<HTMLElement>('[aria-invalid]') ?? target.querySelector<HTMLElement>('input, select, textarea')) : target;
  (input ?? target).focus();
}
