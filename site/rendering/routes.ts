import type { GetStaticPathsResult, RouteData } from 'astro';
import type { createApp } from 'astro/app/entrypoint';
import { digest } from '../directory/digest.ts';

export type App = ReturnType<typeof createApp>;

/** A page of the site, or a file that is made like one. */
export interface Page {
  /** Within the folder of the site, such as "de/topics/index.html". */
  file: string;
  /** Of its address, such as "/de/topics/". */
  path: string;
  route: RouteData;
  /** The same word as long as the page is given the same by `getStaticPaths`. */
  given: string;
}

/** All pages that there are now, in the order in which they take precedence. */
export async function everyPage(app: App): Promise<Page[]> {
  const pages = new Map<string, Page>();
  for (const { routeData } of app.manifest.routes) {
    if (routeData.origin !== 'project') continue;
    // Astro gives props to those pages only which it knows to be made ahead.
    const route = { ...routeData, prerender: true, pattern: patternOf(routeData) };
    const given = new Map<unknown, string>();
    for (const { params, props } of await pathsOf(app, routeData)) {
      const path = addressOf(routeData, params);
      const file = fileOf(routeData, path);
      let word = given.get(props);
      if (word === undefined) given.set(props, (word = digest(props)));
      if (!pages.has(file)) pages.set(file, { file, path, route, given: word });
    }
  }
  return [...pages.values()];
}

/** The one page at an address, as the directory is now; nothing where there is none. From now on Astro knows no other page of its kind. */
export async function pageAt(app: App, path: string): Promise<Omit<Page, 'given'> | undefined> {
  for (const { routeData } of app.manifest.routes) {
    if (routeData.origin !== 'project' || routeData.type !== 'page' || !routeData.pattern.test(path)) continue;
    const { paths, answer } = await askPaths(app, routeData);
    const found = paths.find(({ params }) => addressOf(routeData, params) === path);
    if (found === undefined) continue;
    answer([found]);
    return { file: fileOf(routeData, path), path, route: { ...routeData, prerender: true, pattern: patternOf(routeData) } };
  }
  return undefined;
}

/** What `getStaticPaths` of a page answers; it is asked only once, for Astro too. */
async function pathsOf(app: App, route: RouteData): Promise<GetStaticPathsResult> {
  if (route.params.length === 0) return [{ params: {} }];
  const { paths, answer } = await askPaths(app, route);
  answer(paths);
  return paths;
}

type Load = NonNullable<ReturnType<NonNullable<App['manifest']['pageMap']>['get']>>;

/** Pages as they were compiled, by component: what Astro is given in their place answers what was said last. */
const compiled = new Map<string, Load>();

/** Asks `getStaticPaths` of a page. `answer` says what Astro hears when it asks, too. */
async function askPaths(app: App, route: RouteData): Promise<{ paths: GetStaticPathsResult; answer: (paths: GetStaticPathsResult) => void }> {
  const { pageMap } = app.manifest;
  const load = compiled.get(route.component) ?? pageMap?.get(route.component);
  if (!pageMap || !load) throw new Error(`${route.component} is not in the program.`);
  compiled.set(route.component, load);
  const program = await load();
  const page = await program.page();
  const { getStaticPaths } = page as { getStaticPaths?: (options: { routePattern: string }) => GetStaticPathsResult | Promise<GetStaticPathsResult> };
  if (getStaticPaths === undefined) throw new Error(`${route.component} does not say which pages there are: it needs getStaticPaths.`);
  return {
    paths: await getStaticPaths({ routePattern: route.route }),
    answer: (paths) => {
      const asked = { ...page, getStaticPaths: () => paths };
      pageMap.set(route.component, () => Promise.resolve({ ...program, page: () => Promise.resolve(asked) }));
    },
  };
}

/** Astro asks for a slash at the end of a file too whose ending is one of its parameters, and then finds no parameters in its address. */
function patternOf({ type, pattern }: RouteData): RegExp {
  return type === 'endpoint' ? new RegExp(pattern.source.replace(/\\\/\$$/, '$')) : pattern;
}

function addressOf({ segments, type }: RouteData, params: Record<string, string | number | undefined>): string {
  const names = segments.map((parts) => parts.map(({ content, dynamic }) => (dynamic ? String(params[content.replace('...', '')] ?? '') : content)).join('')).filter(Boolean);
  return `/${names.map((name) => encodeURIComponent(name)).join('/')}${type === 'page' && names.length > 0 ? '/' : ''}`;
}

function fileOf({ route, type }: RouteData, path: string): string {
  const file = decodeURIComponent(path).slice(1);
  if (type === 'endpoint') return file;
  // Web servers look for the page that says "there is no such page" here.
  return route === '/404' ? '404.html' : `${file}index.html`;
}
