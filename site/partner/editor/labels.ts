import { fieldName } from '../names.ts';
import { isWord, word } from '../words.ts';
import type { ChoiceSet, FieldForm } from './forms.ts';

const said = (key: string, otherwise: string): string => (isWord(key) ? word(key) : otherwise);

/** What a field is called. Fields of different nouns with one name are one thing. */
export const fieldLabel = ({ field }: Pick<FieldForm, 'field'>): string => fieldName(field);

/** What belongs into a field, in a sentence. */
export const helpOf = ({ field }: Pick<FieldForm, 'field'>): string => said(`help.${field}`, '');

/** What a value to choose is called. */
export const choiceLabel = (of: ChoiceSet, value: string): string => said(`choice.${of}.${value}`, value);

/** What is wrong, by the server's code for it, as a sentence; the server's own where there is no word. */
export const problemLabel = (code: string, message: string): string => said(`wrong.${code}`, message);
