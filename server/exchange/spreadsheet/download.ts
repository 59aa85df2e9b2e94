import type { Pool } from 'pg';
import type { Noun } from '../../../schema/noun.ts';
import type { Viewer } from '../../access/viewer.ts';
import { outward } from './cell.ts';
import { type Column, columnsOf } from './column.ts';
import { keptEntries, namesFor } from './entries.ts';

/** What a sheet has beside the fields. */
export const ID = 'id';
export const VERSION = 'version';
/** Whoever writes "ja" here confirms that the entry is right. */
export const CHECKED = 'checked';

/** A table, its headings first, and what its columns mean. */
export interface Download {
  readonly rows: string[][];
  readonly help: string[][];
}

/** The entries of a noun that the viewer keeps, one a row. */
export async function download(sql: Pick<Pool, 'query'>, viewer: Viewer, noun: Noun): Promise<Download> {
  const entries = await keptEntries(sql, viewer, noun);
  const names = await namesFor(sql, viewer, noun, entries.map(({ given }) => given));
  const columns = columnsOf(noun, (field) => new Set(entries.flatMap(({ given }) => Object.keys(given[field] ?? {}))));
  const [slug, ...fields] = columns;
  const headings = [ID, slug?.heading ?? '', VERSION, ...fields.map(({ heading }) => heading), CHECKED];
  const rows = entries.map(({ id, version, given }) => [id, slug?.say(given, names) ?? '', String(version), ...fields.map(({ say }) => outward(say(given, names))), '']);
  return { rows: [headings, ...rows], help: help(columns) };
}

function help(columns: readonly Column[]): string[][] {
  return [
    ['Spalte', 'Bedeutung'],
    [ID, 'Kennung des Eintrags. Nicht ändern. Leer: ein neuer Eintrag.'],
    [VERSION, 'Stand, der heruntergeladen wurde. Nicht ändern: so geht nichts verloren, was andere inzwischen geändert haben.'],
    ...columns.map(({ heading, hint }) => [heading, hint]),
    [CHECKED, 'ja: Der Eintrag stimmt, von heute an gilt er als geprüft.'],
    ['', ''],
    ['Hochladen', 'Spalten, die fehlen, bleiben unverändert; eine leere Zelle löscht die Angabe. Zeilen, die fehlen, bleiben unverändert. Ein Angebot endet mit einem Tag in "until".'],
    ['Zeichen', 'Vor Werten, die mit = + - @ beginnen, steht ein Apostroph, damit kein Programm sie ausrechnet. Er wird beim Hochladen wieder entfernt.'],
    ['CSV', 'In CSV deuten manche Programme Werte wie 2027-01 um. In der Arbeitsmappe (.xlsx) geschieht das nicht.'],
  ];
}
