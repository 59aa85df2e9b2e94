import { inject } from 'vitest';
import { type Content, newDatabase } from './database.ts';
import { type Directory, type Ground, serveDirectory } from './serving.ts';

export type { Answer, Directory } from './serving.ts';

/** Opens the HTTP application on a free port over a database of its own; whoever opens it closes it. */
export async function openDirectory({ content = 'tables', ...options }: { content?: Content } & Omit<Ground, 'databaseUrl' | 'meiliUrl' | 'meiliKey'> = {}): Promise<Directory> {
  const database = await newDatabase(content);
  const { meiliUrl, meiliKey } = inject('servers');
  const directory = await serveDirectory({ databaseUrl: database.url, meiliUrl, meiliKey, ...options });
  return {
    ...directory,
    close: async () => {
      await directory.close();
      await database.drop();
    },
  };
}
