import { inject } from 'vitest';
import { type Content, newDatabase } from './database.ts';
import { type Directory, type Ground, serveDirectory } from './serving.ts';
import { linkSiteProgram } from './site-program.ts';

export type { Answer, Directory } from './serving.ts';

type Options = Omit<Ground, 'databaseUrl' | 'meiliUrl' | 'meiliKey' | 'linkProgram'> & {
  readonly content?: Content;
  /** Whether pages can be looked at before they are published. */
  readonly previews?: boolean;
};

/** Opens the HTTP application on a free port over a database of its own; whoever opens it closes it. */
export async function openDirectory({ content = 'tables', previews = false, ...options }: Options = {}): Promise<Directory> {
  const database = await newDatabase(content);
  const { meiliUrl, meiliKey } = inject('servers');
  const directory = await serveDirectory({ databaseUrl: database.url, meiliUrl, meiliKey, ...(previews && { linkProgram: linkSiteProgram }), ...options });
  return {
    ...directory,
    close: async () => {
      await directory.close();
      await database.drop();
    },
  };
}
