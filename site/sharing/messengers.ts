import type { IconName } from '../icons.ts';
import type { WordKey } from '../words.ts';

/** A way to send something on that is an ordinary link: no script of the messenger, nothing told to it before the tap. */
export interface Messenger {
  href: string;
  word: WordKey;
  icon: IconName;
}

/**
 * Links that open a messenger with a text to send.
 * @param title what is sent on, in the reader's language
 * @param url its absolute address
 * @see https://faq.whatsapp.com/5913398998672934, https://core.telegram.org/widgets/share, RFC 6068 (mailto), RFC 5724 (sms)
 */
export function messengersFor(title: string, url: string): Messenger[] {
  const message = encodeURIComponent(`${title}\n${url}`);
  return [
    { href: `https://wa.me/?text=${message}`, word: 'link.WHATSAPP', icon: 'message' },
    { href: `https://t.me/share/url?url=${encodeURIComponent(url)}&text=${encodeURIComponent(title)}`, word: 'link.TELEGRAM', icon: 'plane' },
    { href: `sms:?body=${message}`, word: 'channel.SMS', icon: 'message' },
    { href: `mailto:?subject=${encodeURIComponent(title)}&body=${message.replaceAll('%0A', '%0D%0A')}`, word: 'share.mail', icon: 'mail' },
  ];
}
