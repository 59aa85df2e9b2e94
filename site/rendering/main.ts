import { createApp } from 'astro/app/entrypoint';
import { outputFolder, publicUrl } from '../settings.ts';
import { answerPreviews } from './previews.ts';
import { writeSite } from './whole.ts';

// The program that makes pages: `astro build` compiles this file and all pages into one bundle. For every change it is run to write the site anew;
// without a folder to write to it waits for whoever started it to ask for single pages, as they would be.

const app = createApp({ streaming: false });
// Compiled once, it serves under any address.
if (publicUrl !== undefined) app.manifest.site = publicUrl;

if (outputFolder !== undefined) await writeSite(app, outputFolder);
else if (process.connected) answerPreviews(app);
else throw new Error('Set SITE_FOLDER to the folder that the site is written to.');
