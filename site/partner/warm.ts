/** What is known of the matter; nothing of it says who somebody is. */
export interface Matter {
  /** Of the service, in German; undefined where it is not about one. */
  readonly title: string | undefined;
  /** In German. */
  readonly help: string;
  /** BCP 47 tags. */
  readonly languages: readonly string[];
}

const names = new Intl.DisplayNames('de', { type: 'language' });
const lists = new Intl.ListFormat('de');

/** What the mail is about. */
export const warmSubject = 'Anfrage: Kann ich eine Person zu Ihnen schicken?';

/**
 * Introduces somebody to an institution without any data about them. In German, whatever the language of the page: it is read there.
 * Who they are they say themselves.
 */
export function warmText({ title, help, languages }: Matter): string {
  const spoken = languages.map((tag) => names.of(tag) ?? tag);
  return [
    'Guten Tag,',
    title === undefined ? 'ich begleite eine Person, der Sie vielleicht helfen können.' : `ich begleite eine Person, für die Ihr Angebot „${title}“ passen könnte.`,
    ...(help === '' ? [] : [`Es geht um: ${help}.`]),
    ...(spoken.length === 0 ? [] : [`Die Person spricht ${lists.format(spoken)}. Bitte sagen Sie mir, ob jemand zum Dolmetschen mitkommen soll.`]),
    'Wann kann die Person zu Ihnen kommen oder Sie anrufen? Was soll sie mitbringen? Ihren Namen und alles andere sagt sie Ihnen selbst.',
    'Vielen Dank und freundliche Grüße',
  ].join('\n\n');
}
