import type { Input } from './forms.ts';
import type { Json } from './json.ts';

/** What an input gets of its field. */
export interface FieldProps<I extends Input = Input> {
  readonly input: I;
  /** Dotted path, by which errors find it. */
  readonly path: string;
  readonly value: Json;
  /** The value before anything was changed. */
  readonly start: Json;
  readonly change: (value: Json) => void;
  readonly required: boolean;
  /** Ids of what describes it: help and error. */
  readonly described: string | undefined;
  readonly invalid: boolean;
}

/** What the element of an input carries, so that its label, help and error belong to it. */
export function carried({ described, invalid, required }: Pick<FieldProps, 'described' | 'invalid' | 'required'>): Record<string, string | boolean> {
  return { ...(described !== undefined && { 'aria-describedby': described }), ...(invalid && { 'aria-invalid': 'true' }), ...(required && { 'aria-required': 'true' }) };
}

/** The type of an input that is known only when it is shown; Preact's types of an input know single ones. */
export const typed = (type: string): Record<string, string> => ({ type });
