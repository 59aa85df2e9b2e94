import { titleOf } from '../cards.ts';
import type { Directory } from '../directory/directory.ts';
import type { Channel, Contact, Text } from '../directory/shapes.ts';
import { readerOf } from '../reader.ts';
import { contentText, textValue, type ContentLine } from './content-lines.ts';
import { shortPathOf } from './short.ts';

/**
 * A contact as vCard 4.0 with what every visitor may see; the role stands there in each language it has, German first.
 * @param site where the site is reached; without it the card names no page
 * @see https://www.rfc-editor.org/rfc/rfc6350
 */
export function vcardOf(all: Directory, contact: Contact, site: URL | undefined): string {
  const actor = all.actors.get(contact.actor);
  const german = readerOf('de');
  const name = contact.name ?? titleOf('contact', contact, german).value;
  const lines: ContentLine[] = [
    ['BEGIN', 'VCARD'],
    ['VERSION', '4.0'],
    ['UID', `urn:uuid:${contact.id}`],
    ['KIND', contact.kind === 'PERSON' ? 'individual' : 'org'],
    ['FN', textValue(name)],
    ...(actor ? [organisation(actor.name, contact.department)] : []),
    ...roles(contact.role),
    ...contact.channels.flatMap(channelLine),
    ...all.places.pick(contact.places).flatMap(({ address, exposure }): ContentLine[] =>
      // A guarded place has no address for visitors; should one slip in, no address book keeps it.
      address && exposure !== 'HIDDEN' && exposure !== 'AREA_ONLY'
        ? [['ADR;TYPE=work', ['', address.extra, address.street, address.city, '', address.postalCode, address.country].map((part) => textValue(part ?? '')).join(';')]]
        : [],
    ),
    ...contact.languages.map((tag): ContentLine => ['LANG', tag]),
    ...(site ? [['SOURCE', new URL(`${shortPathOf(contact)}contact.vcf`, site).href], ['URL', new URL(shortPathOf(contact), site).href]] satisfies ContentLine[] : []),
    ['REV', contact.changedAt.replace(/[-:]|\.\d+/g, '')],
    ['END', 'VCARD'],
  ];
  return contentText(lines);
}

function organisation(name: string, department: string | null): ContentLine {
  return ['ORG', [name, ...(department ? [department] : [])].map(textValue).join(';')];
}

/** The same role in several languages is one property with alternatives (ALTID, section 5.4). */
function roles(role: Text | null): ContentLine[] {
  if (!role) return [];
  const all = [role, ...role.translations.filter(({ language }) => language !== role.language)];
  return all.map(({ language, value }, index) => [`TITLE;ALTID=1;LANGUAGE=${language}${index === 0 ? ';PREF=1' : ''}`, textValue(value)]);
}

function channelLine({ kind, value, extension }: Channel): ContentLine[] {
  const ext = extension ? `;ext=${extension}` : '';
  switch (kind) {
    case 'PHONE': return [['TEL;VALUE=uri;TYPE="voice,work"', `tel:${value}${ext}`]];
    case 'MOBILE': return [['TEL;VALUE=uri;TYPE="cell,voice,work"', `tel:${value}`]];
    case 'SMS': return [['TEL;VALUE=uri;TYPE="text,work"', `tel:${value}`]];
    case 'TEXTPHONE': return [['TEL;VALUE=uri;TYPE="textphone,work"', `tel:${value}`]];
    case 'FAX': return [['TEL;VALUE=uri;TYPE="fax,work"', `tel:${value}`]];
    case 'EMAIL': return [['EMAIL;TYPE=work', textValue(value)]];
    case 'WEB': return [['URL', value]];
  }
}
