import { titleOf, type Listed } from '../cards.ts';
import type { Directory } from '../directory/directory.ts';
import type { Text } from '../directory/shapes.ts';
import type { NounWithPage } from '../paths.ts';
import { readerOf, type Reader, type Said } from '../reader.ts';
import type { WordKey } from '../words.ts';
import { SheetFacts, type SheetFact } from './sheet-facts.ts';

/** A row of a bilingual sheet; without `german` the lines are the same in both languages and stand there once. */
export interface SheetRow {
  /** Whether a list of several entries tells it too. */
  first: boolean;
  label: string;
  germanLabel: string | undefined;
  lines: Said[];
  german: Said[] | undefined;
}

export interface Sheet {
  title: Said;
  germanTitle: Said | undefined;
  summary: Said | undefined;
  germanSummary: Said | undefined;
  /** Facts that fit one page of A4; none for entries that are printed whole, such as articles. */
  rows: SheetRow[];
}

/** An entry with its noun, so that each noun brings its own kind of entry. */
export type NounAndEntry = { [N in NounWithPage]: { noun: N; entry: Listed[N] } }[NounWithPage];

/** What one must know to get there or to call. */
const FIRST: ReadonlySet<WordKey> = new Set(['service.by', 'contact.role', 'contact.actor', 'sheet.phone', 'place.address', 'hours.heading', 'event.when', 'event.where', 'service.bring', 'desk.heading']);

/** What a sheet of paper tells of an entry, in the reader's language and in German. */
export function sheetOf(all: Directory, item: NounAndEntry, summary: Text | null, reader: Reader): Sheet {
  const german = readerOf('de');
  const bilingual = reader.language !== german.language;
  const germanFacts = bilingual ? factsOf(all, item, german, reader) : [];
  const title = titleOf(item.noun, item.entry, reader);
  const ownSummary = reader.text(summary);
  return {
    title,
    germanTitle: bilingual ? unlessSame(titleOf(item.noun, item.entry, german), title) : undefined,
    summary: ownSummary,
    germanSummary: bilingual ? unlessSame(german.text(summary), ownSummary) : undefined,
    rows: factsOf(all, item, reader, reader).map(({ label, lines }, index) => {
      const other = germanFacts[index]?.lines;
      const same = !other || other.every((line, at) => !unlessSame(line, lines[at]));
      return {
        first: FIRST.has(label),
        label: reader.word(label),
        germanLabel: bilingual ? german.word(label) : undefined,
        lines,
        german: same ? undefined : other,
      };
    }),
  };
}

function factsOf(all: Directory, item: NounAndEntry, reader: Reader, client: Reader): SheetFact[] {
  const facts = new SheetFacts(all, reader, client);
  switch (item.noun) {
    case 'service': return facts.service(item.entry);
    case 'contact': return facts.contact(item.entry);
    case 'actor': return facts.actor(item.entry);
    case 'event': return facts.event(item.entry);
    case 'term': case 'network': case 'place': case 'article': case 'qualification': return [];
  }
}

function unlessSame(one: Said | undefined, other: Said | undefined): Said | undefined {
  return one && other && one.value === other.value && one.language === other.language ? undefined : one;
}
