import type { AstroIntegration } from 'astro';

/** Astro takes the entry point as it stands; written by itself, since its other value is on the way out. */
const resolution = { entrypointResolution: 'auto' } as const;

/**
 * Makes of the site a program that renders pages whenever it is asked to, instead of the pages themselves.
 * @see https://docs.astro.build/en/reference/adapter-reference/
 */
export function asProgram(): AstroIntegration {
  return {
    name: 'site-program',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'site-program',
          ...resolution,
          serverEntrypoint: new URL('./main.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable' },
        });
      },
    },
  };
}
