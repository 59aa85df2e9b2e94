import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { SiteProgram } from '../../server/site-program.ts';
import { inTurn } from './database.ts';

/** Gives a data folder the compiled templates of the site, which are the same for a whole run and take longer than the pages of many a test. */
export async function linkSiteProgram(dataDir: string): Promise<void> {
  const { folder } = inject('servers');
  await inTurn('site-program', () => new SiteProgram(folder).compile());
  symlinkSync(join(folder, 'site-program'), join(dataDir, 'site-program'));
}
