import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SETTINGS = `baseURL = 'https://directory.example/'
disableKinds = ['taxonomy', 'term', 'section', 'home', 'rss', 'sitemap', '404']
`;

const LAYOUT = `<!doctype html>
<html><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="/">Verzeichnis</a></header><main>{{ .Content }}</main><footer>{{ .Title }}</footer></body></html>
`;

export function isHugoHere(): boolean {
  return spawnSync('hugo', ['version']).status === 0;
}

/**
 * Lets Hugo make as many pages of the same contents: the `main` of every page of ours within a plain layout.
 * @param folder of our site @param pages its HTML files @param home a folder to work in, which is not there yet
 * @returns seconds of processors, the mean of two builds from nothing
 * @see https://gohugo.io/content-management/formats/
 */
export function hugoSeconds(folder: string, pages: readonly string[], home: string): number {
  write(join(home, 'hugo.toml'), SETTINGS);
  write(join(home, 'layouts/_default/single.html'), LAYOUT);
  for (const [index, page] of pages.entries()) {
    const html = readFileSync(join(folder, page), 'utf8');
    const title = /<title>([^<]*)/.exec(html)?.[1] ?? page;
    const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
    write(join(home, 'content', `page-${String(index)}.html`), `---\ntitle: ${JSON.stringify(title)}\n---\n${main}`);
  }
  return (build(home) + build(home)) / 2;
}

function build(home: string): number {
  rmSync(join(home, 'public'), { recursive: true, force: true });
  // The shell tells what its children took: the last line is their own and the system's time, "1m2.34s 0m5.67s" (POSIX, times).
  const { status, stdout, stderr } = spawnSync('sh', ['-c', 'hugo --quiet --source "$1" >&2 && times', 'sh', home], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Hugo could not build: ${stderr}`);
  const taken = (stdout.trim().split('\n').at(-1) ?? '').split(' ').map((time) => /^(\d+)m([\d.]+)s$/.exec(time));
  return taken.reduce((sum, parts) => sum + Number(parts?.[1]) * 60 + Number(parts?.[2]), 0);
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
