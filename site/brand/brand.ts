import type { Directory } from '../directory/directory.ts';
import { conclusion } from '../directory/questions.ts';
import type { Brand } from '../directory/shapes.ts';
import type { Reader } from '../reader.ts';

/** What the site calls itself in one language, and where its looks lie, if they are its own. */
export interface Shown {
  name: string;
  claim: string;
  logo: string | undefined;
  style: string | undefined;
}

/** The brand of the first network that states one; a directory of several networks may have a neutral site. */
export function brandOf(all: Pick<Directory, 'networks'>): Brand | undefined {
  return brand('', all);
}

// Every page asks for it: only another brand makes all of them anew, and not whatever else changes in a network.
const brand = conclusion('brand', (_, { networks }: Pick<Directory, 'networks'>) => networks.all.find((network) => network.brand)?.brand ?? undefined);

/** How the site is called and looks to a reader. */
export function brandFor(all: Pick<Directory, 'networks'>, reader: Reader): Shown {
  const own = brandOf(all);
  const name = reader.text(own?.name)?.value;
  return {
    name: name ?? reader.word('site.name'),
    // A claim of ours does not go with a name of theirs.
    claim: reader.text(own?.claim)?.value ?? (name ? '' : reader.word('site.claim')),
    logo: own?.logo ? `/brand/logo.${own.logo.startsWith('data:image/webp') ? 'webp' : 'png'}` : undefined,
    style: own?.colour ? '/brand/colours.css' : undefined,
  };
}
