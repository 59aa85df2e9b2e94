import { ORIGINAL } from '../../schema/language.ts';
import { Term } from '../../schema/term.ts';
import { type Text, readText } from '../../schema/text.ts';
import { outward } from '../exchange/spreadsheet/cell.ts';
import type { StoreReader } from '../store/read.ts';
import { type Count, type GapPicture, type Side, type Sum, TOLD_FROM } from './picture.ts';
import type { VainSearch } from './searches.ts';

const NOT_TOLD = 'nicht angegeben';
const NO_TOPIC = 'ohne Thema';

const count = (given: Count): string => (given === null ? `<${String(TOLD_FROM)}` : String(given));
const sum = ({ atLeast, exact }: Sum): string => (exact ? String(atLeast) : `≥${String(atLeast)}`);

const languages = new Intl.DisplayNames(ORIGINAL, { type: 'language' });
const languageName = (tag: string): string => (tag === 'de-simple' ? 'Leichte Sprache' : (languages.of(tag) ?? tag));

/** The picture of gaps and the searches in vain as rows of a spreadsheet, in German, with nothing in them that a spreadsheet takes for a formula. */
export async function gapSheet(read: StoreReader, { columns, rows, sums, sum: all }: GapPicture, searches: readonly VainSearch[], by: Side): Promise<string[][]> {
  const topic = async (slug: string | null): Promise<string> => {
    const term = slug === null ? null : await read.bySlug(Term, slug);
    return term === null ? NO_TOPIC : readText(term['label'] as Text, ORIGINAL).value;
  };
  const name = (column: string | null): string => (column === null ? NOT_TOLD : by === 'LANGUAGE' ? languageName(column) : column);
  const table = [
    ['Thema', ...columns.map(name), 'zusammen'],
    ...(await Promise.all(rows.map(async (row) => [await topic(row.topic), ...row.cells.map(count), sum(row.sum)]))),
    ['zusammen', ...sums.map(sum), sum(all)],
    [],
    ['Vergeblich gesucht', 'Sprache', 'Thema', 'Suchen', 'gewünscht'],
    ...(await Promise.all(searches.map(async (search) => [search.query, languageName(search.language), await topic(search.topic), String(search.count), String(search.wanted)]))),
  ];
  return table.map((row) => row.map(outward));
}
