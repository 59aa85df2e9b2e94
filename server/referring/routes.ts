import { type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import { DirectoryError } from '../../schema/error.ts';
import { isId } from '../../schema/scalar.ts';
import type { Asker } from '../access/who.ts';
import { writeCsv } from '../exchange/spreadsheet/csv.ts';
import type { Suggestion } from '../search/question.ts';
import type { SuggestQuestion } from '../search/suggest.ts';
import { StoreReader } from '../store/read.ts';
import { SIDES, gapPicture } from './picture.ts';
import { vainSearches } from './searches.ts';
import { gapSheet } from './sheet.ts';

interface Parts {
  readonly pool: Pool;
  readonly suggest: (question: SuggestQuestion) => Promise<readonly Suggestion[]>;
  readonly whoAsks: (request: Request, response: Response) => Promise<Asker>;
}

/** `GET /gaps.csv?network=ID&by=MUNICIPALITY|LANGUAGE&months=3|12`: the picture of gaps of a network, for those who coordinate it; 403 for everybody else, 404 for what is no such question. */
export function takeGapSheet({ pool, suggest, whoAsks }: Parts): Router {
  const router = Router();
  router.get('/gaps.csv', async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const { network, months } = request.query;
    const by = SIDES.find((side) => side === request.query['by']);
    if (typeof network !== 'string' || !isId(network) || by === undefined) {
      refuse(response, 404);
      return;
    }
    const { viewer } = await whoAsks(request, response);
    try {
      const picture = await gapPicture(pool, viewer, { network, by, months: Number(months) });
      const rows = await gapSheet(new StoreReader(pool, viewer), picture, await vainSearches({ pool, suggest }, Number(months)), by);
      response.attachment(`gaps-${by.toLowerCase()}-${new Date().toISOString().slice(0, 10)}.csv`).type('text/csv; charset=utf-8').send(writeCsv(rows));
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      refuse(response, error.code === 'FORBIDDEN' ? 403 : 404);
    }
  });
  return router;
}

function refuse(response: Response, status: 403 | 404): void {
  const why = status === 403 ? 'Diese Tabelle ist für die Koordination des Netzwerks. <a href="/de/partner/">Anmelden</a>' : 'Diese Tabelle gibt es nicht. <a href="/de/partner/">Zum Bereich für Einrichtungen</a>';
  response.status(status).type('html').send(`<!doctype html><html lang="de"><meta charset="utf-8"><title>${String(status)}</title><p>${why}`);
}
