import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const project = join(import.meta.dirname, '..');

const installedBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const flags = [
  '--no-sandbox', // the sandbox refuses to start as root
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page may ask its own server and nobody else: names other than this machine's do not resolve.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

interface Program {
  path: string;
  env: Record<string, string>;
}

/**
 * Starts a headless Chromium that reaches this machine only; the caller closes it.
 *
 * Takes the browser named by CHROMIUM_PATH, else the one from npm (Linux on x64), else an installed one.
 * Arabic and Persian letters need a font of the system: the npm package brings Latin, Greek and Cyrillic only,
 * without one they stay invisible in pictures but are laid out and found all the same.
 */
export async function launchBrowser({ debuggingPort }: { debuggingPort?: number } = {}): Promise<Browser> {
  const { path, env } = await findBrowser();
  return chromium.launch({ executablePath: path, env: { ...process.env, ...env }, args: debuggingPort === undefined ? flags : [...flags, `--remote-debugging-port=${String(debuggingPort)}`] });
}

async function findBrowser(): Promise<Program> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { path: named, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedBrowser();
  const installed = installedBrowsers.find((path) => existsSync(path));
  if (installed) return { path: installed, env: {} };
  throw new Error('No browser for the tests: install Chromium, or name one in CHROMIUM_PATH.');
}

/** Unpacks the browser beside the other packages once (2 s, 210 MB); `npm ci` clears it away. */
async function unpackedBrowser(): Promise<Program> {
  const folder = join(project, 'node_modules/.cache/chromium', await packageVersion());
  if (!existsSync(folder)) await unpackInto(folder);
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

async function packageVersion(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  return version;
}

/** Unpacks into a folder of its own and renames it: test files run side by side, and the first one to end wins. */
async function unpackInto(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  try {
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts')], {
      env: { ...process.env, TMPDIR: draft },
    });
    await writeFile(join(draft, 'fonts.conf'), fontSettings(folder));
    await Promise.all([chmod(draft, 0o755), chmod(join(draft, 'chromium'), 0o755)]);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
