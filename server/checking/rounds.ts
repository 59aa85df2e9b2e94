import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { hourly } from '../hourly.ts';
import { tellReports } from '../reporting/telling.ts';
import { askInstitutions } from './asking.ts';

interface Parts {
  readonly pool: Pool;
  readonly publicUrl: string;
  readonly post: { nudge(): void };
  readonly log: BaseLogger;
}

/** Asks institutions whether their entries are right, and tells them what readers say: now, and every hour from now on. @returns what ends that */
export function startRounds({ pool, publicUrl, post, log }: Parts): () => Promise<void> {
  return hourly(
    async () => {
      const asked = await askInstitutions(pool, publicUrl);
      const told = await tellReports(pool, publicUrl);
      if (asked + told > 0) {
        log.info({ asked, told }, 'institutions were written to');
        post.nudge();
      }
    },
    (error) => {
      log.warn({ code: (error as NodeJS.ErrnoException).code }, 'institutions could not be written to');
    },
  );
}
