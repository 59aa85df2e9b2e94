import type { ComponentChildren } from 'preact';
import { Answered, useAsked } from '../asked.tsx';
import type { Institution } from '../kept.ts';
import { ledNetworks, useMe } from '../me.ts';
import { loadNetworks } from '../networks.ts';
import { go } from '../route.ts';
import { word } from '../words.ts';

interface Props {
  /** First part of the view's address. */
  view: 'freshness' | 'calls' | 'gaps' | 'volunteers';
  /** Slug of the network that the address names; the first without. */
  slug: string | undefined;
  children: (network: Institution) => ComponentChildren;
}

/** Shows something of one network; whoever coordinates several chooses which. */
export function NetworkChoice({ view, slug, children }: Props) {
  const { me } = useMe();
  const asked = useAsked(async () => (view === 'volunteers' ? ledNetworks(me) : loadNetworks(me)));
  return (
    <Answered asked={asked}>
      {(networks) => {
        const network = networks.find((each) => each.slug === slug) ?? networks[0];
        if (!network) return <p class="notice">{word('network.none')}</p>;
        return (
          <>
            {networks.length > 1 && (
              <p class="find">
                <label for="network">{word('network.choose')}</label>
                <select id="network" value={network.slug} onChange={({ currentTarget }) => {
                  go(`/${view}/${currentTarget.value}`);
                }}>
                  {networks.map((each) => <option key={each.id} value={each.slug}>{each.name}</option>)}
                </select>
              </p>
            )}
            {children(network)}
          </>
        );
      }}
    </Answered>
  );
}
