import { publicUrl } from '../settings.ts';
import type { App, Page } from './routes.ts';

/** Makes a page. @throws when it cannot be made */
export async function render(app: App, { path, route }: Pick<Page, 'path' | 'route'>): Promise<Response> {
  const response = await app.render(new Request(new URL(path, publicUrl ?? 'http://localhost')), { routeData: route });
  if (response.status !== (route.route === '/404' ? 404 : 200)) throw new Error(`The page ${path} could not be made (status ${response.status}).`);
  return response;
}
