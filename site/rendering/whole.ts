import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identify } from '../directory/digest.ts';
import { directory } from '../directory/directory.ts';
import { noting } from '../directory/questions.ts';
import { everyReader } from '../reader.ts';
import { formerFolder, version } from '../settings.ts';
import { Ahead } from './ahead.ts';
import { Folder } from './folder.ts';
import { Notes } from './notes.ts';
import { render } from './render.ts';
import { everyPage, type App } from './routes.ts';

/** Writes a whole folder of the site, but makes only those pages anew that would be told something else today than when they were made. */
export async function writeSite(app: App, outputFolder: string): Promise<void> {
  for (const reader of everyReader()) identify(reader, `reader ${reader.language}`);
  const all = await directory();
  const pages = await everyPage(app);
  const notes = Notes.of(formerFolder, version, all);
  const folder = new Folder(outputFolder, formerFolder);
  let rendered = 0;
  const compiled = fileURLToPath(new URL('../client', import.meta.url));
  const ahead = new Ahead(join(compiled, 'assets'));
  folder.add(compiled);
  for (const page of pages) {
    if (notes.isStillRight(page) && folder.keep(page.file)) {
      notes.kept(page);
      continue;
    }
    const { done, asked } = await noting(async () => {
      const response = await render(app, page);
      return page.route.type === 'page' ? new TextEncoder().encode(ahead.tell(await response.text())) : new Uint8Array(await response.arrayBuffer());
    });
    folder.write(page.file, done);
    notes.made(page, asked);
    rendered += 1;
  }
  notes.write(outputFolder, version);
  const { user, system } = process.cpuUsage();
  process.send?.({ pages: pages.length, rendered, cpuSeconds: (user + system) / 1e6 });
  // Nothing is left to do, but a kept connection to the server would be waited for.
  if (process.connected) process.disconnect();
}
