import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Site } from './probe.ts';
import { RULES } from './rules.ts';

// A program of its own: loads the server once for each rule, with that rule taken out of its text, and tells what leaks then.
// It is given numbers of rules and a database for each as JSON, and answers a line of JSON for each; a number beyond the rules takes out none.

const repository = join(import.meta.dirname, '../../..');
const own = `${pathToFileURL(repository).href}/`;

registerHooks({
  // Each turn has modules of its own, down to the last.
  resolve: (specifier, context, next) => {
    const resolved = next(specifier, context);
    const turn = context.parentURL === undefined ? null : new URL(context.parentURL).searchParams.get('rule');
    if (turn === null || !resolved.url.startsWith(own) || resolved.url.includes('/node_modules/')) return resolved;
    return { ...resolved, url: `${resolved.url}?rule=${turn}` };
  },
  load: (url, context, next) => {
    const turn = new URL(url).searchParams.get('rule');
    const rule = turn === null ? undefined : RULES[Number(turn)];
    if (rule === undefined || fileURLToPath(url.split('?')[0] ?? '') !== join(repository, rule.file)) return next(url, context);
    const text = readFileSync(join(repository, rule.file), 'utf8');
    if (text.split(rule.code).length !== 2) throw new Error(`"${rule.name}" does not stand just once in ${rule.file} any more; mend test/access/canary/rules.ts.`);
    return { format: 'module-typescript', source: text.replace(rule.code, () => rule.without), shortCircuit: true };
  },
});

const turns = JSON.parse(process.argv[2] ?? '[]') as [number, Site][];
for (const [index, site] of turns) {
  const { firstLeak } = (await import(`./probe.ts?rule=${String(index)}`)) as typeof import('./probe.ts');
  const leak = await firstLeak(site, RULES[index]?.from ?? 'visitor').catch((error: unknown) => ({ error: String(error) }));
  process.stdout.write(`${JSON.stringify({ index, leak: leak ?? null })}\n`);
}
