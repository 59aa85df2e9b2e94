import { choice, enumeration, required, string, url, value } from './field.ts';

const LinkKind = enumeration('LinkKind', 'Where a link leads.', {
  WEBSITE: 'A website.',
  FACEBOOK: 'Facebook.',
  INSTAGRAM: 'Instagram.',
  MASTODON: 'Mastodon.',
  YOUTUBE: 'YouTube.',
  TELEGRAM: 'Telegram.',
  WHATSAPP: 'WhatsApp.',
  LINKEDIN: 'LinkedIn.',
  OTHER: 'Anything else.',
});

export const Link = value('Link', 'A further website or a presence in a social network.', {
  kind: required(choice(LinkKind)),
  url: required(url()),
  label: string(),
});

export const Identifier = value('Identifier', 'A number or name in a register of others.', {
  scheme: required(string({ description: 'The register, such as "Vereinsregister Stendal" or "OpenStreetMap".' })),
  value: required(string()),
});
