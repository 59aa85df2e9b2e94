import { ChannelsInput } from './ChannelsInput.tsx';
import { ChoiceInput, ChoicesInput, YesNoInput } from './ChoiceInputs.tsx';
import { EntriesInput, LanguagesInput, TermsInput } from './PickedInputs.tsx';
import type { FieldProps } from './field-props.ts';
import { HoursInput } from './HoursInput.tsx';
import { MunicipalitiesInput } from './MunicipalitiesInput.tsx';
import { PartialDateInput } from './PartialDateInput.tsx';
import { PartsInput, RowsInput } from './PartsInput.tsx';
import { LineInput, NumberInput } from './LineInput.tsx';
import { ColourInput, PictureInput } from './LookInputs.tsx';
import { RecurrenceInput } from './RecurrenceInput.tsx';
import { StringsInput } from './StringsInput.tsx';
import { TextInput } from './TextInput.tsx';

/** The input of a field by its kind. */
export function InputFor({ input, ...props }: FieldProps) {
  switch (input.as) {
    case 'text': return <TextInput input={input} {...props} />;
    case 'string':
    case 'url':
    case 'email':
    case 'date':
    case 'moment': return <LineInput input={input} {...props} />;
    case 'partialDate': return <PartialDateInput input={input} {...props} />;
    case 'number':
    case 'money': return <NumberInput input={input} {...props} />;
    case 'yesNo': return <YesNoInput input={input} {...props} />;
    case 'choice': return <ChoiceInput input={input} {...props} />;
    case 'choices': return <ChoicesInput input={input} {...props} />;
    case 'strings':
    case 'dates': return <StringsInput input={input} {...props} />;
    case 'languages': return <LanguagesInput input={input} {...props} />;
    case 'terms': return <TermsInput input={input} {...props} />;
    case 'entries': return <EntriesInput input={input} {...props} />;
    case 'municipalities': return <MunicipalitiesInput input={input} {...props} />;
    case 'hours': return <HoursInput {...props} />;
    case 'channels': return <ChannelsInput {...props} />;
    case 'recurrence': return <RecurrenceInput input={input} {...props} />;
    case 'colour': return <ColourInput input={input} {...props} />;
    case 'picture': return <PictureInput input={input} {...props} />;
    case 'parts': return <PartsInput input={input} {...props} />;
    case 'rows': return <RowsInput input={input} {...props} />;
  }
}
