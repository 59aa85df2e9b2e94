import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from 'astro/app/entrypoint';
import { identify } from '../directory/digest.ts';
import { directory } from '../directory/directory.ts';
import { noting } from '../directory/questions.ts';
import { everyReader } from '../reader.ts';
import { formerFolder, outputFolder, publicUrl, version } from '../settings.ts';
import { Ahead } from './ahead.ts';
import { Folder } from './folder.ts';
import { Notes } from './notes.ts';
import { everyPage, type App, type Page } from './routes.ts';

// The program that makes the site: `astro build` compiles this file and all pages into one bundle, which is then run for every change.
// It writes a whole folder, but makes only those pages anew that would be told something else today than when they were made.

if (outputFolder === undefined) throw new Error('Set SITE_FOLDER to the folder that the site is written to.');

const app = createApp({ streaming: false });
// Compiled once, it serves under any address.
if (publicUrl !== undefined) app.manifest.site = publicUrl;
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
  const { done, asked } = await noting(() => render(app, page));
  folder.write(page.file, done);
  notes.made(page, asked);
  rendered += 1;
}
notes.write(outputFolder, version);
const { user, system } = process.cpuUsage();
process.send?.({ pages: pages.length, rendered, cpuSeconds: (user + system) / 1e6 });
// Nothing is left to do, but a kept connection to the server would be waited for.
if (process.connected) process.disconnect();

async function render(app: App, { path, route }: Page): Promise<Uint8Array> {
  const response = await app.render(new Request(new URL(path, publicUrl ?? 'http://localhost')), { routeData: route });
  if (response.status !== (route.route === '/404' ? 404 : 200)) throw new Error(`The page ${path} could not be made (status ${response.status}).`);
  if (route.type !== 'page') return new Uint8Array(await response.arrayBuffer());
  return new TextEncoder().encode(ahead.tell(await response.text()));
}
