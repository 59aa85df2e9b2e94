import express, { type NextFunction, type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import { DirectoryError, fail } from '../../../schema/error.ts';
import { isForeign } from '../../access/cookies.ts';
import { maySome } from '../../access/may.ts';
import { VISITOR } from '../../access/viewer.ts';
import type { Asker } from '../../access/who.ts';
import { readCsv, writeCsv } from './csv.ts';
import { download } from './download.ts';
import { SHEET_NOUNS } from './entries.ts';
import { tableOf } from './table.ts';
import { type Report, upload } from './upload.ts';
import { XLSX, readWorkbook, writeWorkbook } from './workbook.ts';

const CSV = 'text/csv';

/** Bytes of an uploaded file. */
const LARGEST = 5_000_000;

interface Parts {
  readonly pool: Pool;
  readonly whoAsks: (request: Request, response: Response) => Promise<Asker>;
  /** Told when something was changed. */
  readonly nudge: () => void;
}

/**
 * One's own entries as a spreadsheet: `GET /sheets/{noun}.xlsx` or `.csv` gives them,
 * `POST /sheets/{noun}` with such a file as its body takes changes, and with `?dry-run` only tells what it would change.
 * Answers are a report in JSON: 200, 422 with errors (then nothing was changed), 403, 413, 415.
 */
export function takeSheets({ pool, whoAsks, nudge }: Parts): Router {
  const router = Router();
  router.get('/sheets/:file', async (request: Request<{ file: string }>, response: Response, next: NextFunction) => {
    const [, name, kind] = /^([a-z]+)\.(xlsx|csv)$/.exec(request.params.file) ?? [];
    const noun = SHEET_NOUNS.find((each) => each.name === name);
    if (noun === undefined) {
      next();
      return;
    }
    const { viewer } = await whoAsks(request as Request, response);
    if (!maySome(viewer, 'propose', noun.name)) {
      forbid(request as Request, response);
      return;
    }
    const { rows, help } = await download(pool, viewer, noun);
    response.set({ 'Cache-Control': 'no-store', 'Content-Disposition': `attachment; filename="${noun.plural}-${new Date().toISOString().slice(0, 10)}.${String(kind)}"` });
    if (kind === 'csv') response.type(`${CSV}; charset=utf-8`).send(writeCsv(rows));
    else response.type(XLSX).send(await writeWorkbook([{ name: noun.plural, rows }, { name: 'Hilfe', rows: help }]));
  });

  // Who asks is known before the first byte of the file is read.
  router.post('/sheets/:noun', async (request: Request<{ noun: string }>, response: Response, next: NextFunction) => {
    const noun = SHEET_NOUNS.find(({ name }) => name === request.params.noun);
    if (noun === undefined) {
      next();
      return;
    }
    const { viewer } = isForeign(request) ? { viewer: VISITOR } : await whoAsks(request as Request, response);
    if (!maySome(viewer, 'propose', noun.name)) {
      refuse(response, 403, fail('FORBIDDEN', `change a ${noun.name}`));
      return;
    }
    const bytes = await bodyOf(request as Request, response);
    if (bytes === undefined) return;
    try {
      const report = await upload(pool, viewer, noun, tableOf(noun, request.is(CSV) ? readCsv(bytes) : await readWorkbook(bytes)), 'dry-run' in request.query);
      answer(response, request as Request, report);
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      refuse(response, 422, error);
    }
  });
  return router;

  function answer(response: Response, request: Request, report: Report): void {
    const dryRun = 'dry-run' in request.query;
    if (!dryRun && report.errors.length === 0) nudge();
    response.status(dryRun || report.errors.length === 0 ? 200 : 422).json(report);
  }
}

const raw = express.raw({ type: [XLSX, CSV], limit: LARGEST });

/** The file that was sent. @returns undefined when that was answered already */
async function bodyOf(request: Request, response: Response): Promise<Buffer | undefined> {
  const error = await new Promise<unknown>((resolve) => {
    raw(request, response, resolve);
  });
  if (error instanceof Error && (error as { type?: string }).type === 'entity.too.large') {
    refuse(response, 413, fail('FILE_UNREADABLE', `it has more than ${String(LARGEST)} bytes`));
    return undefined;
  }
  if (error instanceof Error) throw error;
  const body: unknown = request.body;
  if (Buffer.isBuffer(body)) return body;
  refuse(response.set('Accept', `${XLSX}, ${CSV}`), 415, fail('FILE_UNREADABLE', `it is neither ${XLSX} nor ${CSV}`));
  return undefined;
}

function refuse(response: Response, status: number, { code, message }: DirectoryError): void {
  const report: Report = { errors: [{ row: null, column: null, field: 'file', code, message }], changes: [], new: 0, unchanged: 0, published: 0, waiting: 0 };
  response.status(status).json(report);
}

function forbid(request: Request, response: Response): void {
  if (request.accepts(['html', 'json']) === 'json') refuse(response, 403, fail('FORBIDDEN', 'download these entries'));
  else response.status(403).type('html').send('<!doctype html><html lang="de"><meta charset="utf-8"><title>403</title><p>Diese Tabelle ist für Einrichtungen, die ihre Einträge pflegen. <a href="/de/partner/">Anmelden</a>');
}
