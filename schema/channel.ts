import { fail, within } from './error.ts';
import { type Stored, choice, enumeration, list, required, string, text, value } from './field.ts';
import { Visibility } from './noun.ts';
import { SpokenLanguage, email, phone, Url } from './scalar.ts';

export const ChannelKind = enumeration('ChannelKind', 'A way to reach somebody.', {
  PHONE: 'Telephone.',
  MOBILE: 'Mobile telephone.',
  FAX: 'Fax.',
  SMS: 'Text message.',
  TEXTPHONE: 'Text telephone.',
  EMAIL: 'E-mail.',
  WEB: 'A form on the web.',
});

export const Channel = value('Channel', 'A way to reach a contact, with its own visibility.', {
  kind: required(choice(ChannelKind)),
  value: required(string({ max: 2000, description: 'Phone numbers in E.164, e-mail address, or web address.' })),
  extension: string({ max: 20 }),
  label: text({ max: 200, description: 'What it is for, such as "emergencies".' }),
  languages: list(SpokenLanguage),
  visibility: required(choice(Visibility)),
});

/** Checks each channel's value by its kind and brings it into canonical form. @throws BAD_PHONE, BAD_EMAIL, BAD_URL */
export function channels(given: Partial<Stored<typeof Channel.fields>>[]): unknown[] {
  return given.map((channel, index) =>
    within(String(index), () => ({ ...channel, visibility: channel.visibility ?? 'PUBLIC', value: within('value', () => canonical(channel.kind ?? '', channel.value ?? '')) })),
  );
}

function canonical(kind: string, value: string): string {
  if (kind === 'EMAIL') return email(value);
  if (kind === 'WEB') return Url.parseValue(value);
  if (kind === '') throw fail('MISSING_FIELD', 'kind');
  return phone(value);
}
