import { fetchNodes, join, show, type Directory, type Nodes } from '../directory/directory.ts';
import { queriesForOne } from '../directory/queries.ts';
import type { Entry, Noun } from '../directory/shapes.ts';
import { hasPage, pathOf } from '../paths.ts';
import { everyReader } from '../reader.ts';
import { render } from './render.ts';
import { pageAt, type App } from './routes.ts';
import { still } from './still.ts';

/** A page that whoever started this program asks for. */
interface Order {
  /** The same word as long as nothing in the directory has changed. */
  readonly state: string;
  readonly noun: Noun;
  readonly entry: string;
  readonly language: string;
  /** Entries that are other than in the directory, as their query answers; null: a visitor does not see them any more. */
  readonly changed: readonly { readonly noun: Noun; readonly id: string; readonly node: Entry | null }[];
}

/**
 * Tells by which queries an entry is to be asked for, and from then on answers each order with the page on which that entry is seen:
 * its HTML, null where it is seen on none, or what went wrong. One order after the other.
 */
export function answerPreviews(app: App): void {
  const maker = new Maker(app);
  process.on('message', (order: Order) => {
    maker.page(order).then(
      (page) => process.send?.({ page }),
      (error: unknown) => process.send?.({ wrong: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  // Whoever asked is gone.
  process.on('disconnect', () => process.exit());
  process.send?.({ queries: queriesForOne });
}

/** Makes single pages from the directory as it is, and what would be other. */
class Maker {
  readonly #app: App;
  #state: string | undefined;
  #nodes: Nodes | undefined;

  constructor(app: App) {
    this.#app = app;
  }

  async page({ state, noun, entry, language, changed }: Order): Promise<string | null> {
    if (!everyReader().some((reader) => reader.language === language)) return null;
    if (this.#nodes === undefined || state !== this.#state) {
      this.#nodes = await fetchNodes();
      this.#state = state;
    }
    const nodes = changed.reduce(withChanged, this.#nodes);
    const all = join(nodes);
    const path = pathFor(nodes, all, noun, entry, language);
    if (path === undefined) return null;
    show(all);
    const page = await pageAt(this.#app, path);
    return page === undefined ? null : still(await (await render(this.#app, page)).text());
  }
}

function withChanged(nodes: Nodes, { noun, id, node }: Order['changed'][number]): Nodes {
  const connection = `${noun}s` as const;
  const before: readonly Entry[] = nodes[connection];
  const known = before.some((other) => other.id === id);
  const now = known ? before.flatMap((other) => (other.id === id ? (node ?? []) : other)) : node === null ? before : [...before, node];
  return { ...nodes, [connection]: now };
}

/** The address of the page on which an entry is seen: its own, that of the service whose offering it is, or of the actor whose relation. */
function pathFor(nodes: Nodes, all: Directory, noun: Noun, id: string, language: string): string | undefined {
  if (noun === 'offering') {
    const service = all.services.get(nodes.offerings.find((offering) => offering.id === id)?.service);
    return service && pathOf(language, 'service', service.slug);
  }
  if (noun === 'relation') {
    const actor = all.actors.get(nodes.relations.find((relation) => relation.id === id)?.actor);
    return actor && pathOf(language, 'actor', actor.slug);
  }
  if (!hasPage(noun)) return undefined;
  const entry = nodes[`${noun}s`].find((other) => other.id === id);
  return entry && pathOf(language, noun, entry.slug);
}
