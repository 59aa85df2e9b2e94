import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../server/config.ts';
import type { Finding, Options } from './benchmark.ts';
import { BENCHMARKS } from './benchmarks.ts';
import { onGround } from './ground.ts';
import { loadNow, machineOf, sayMachine } from './machine.ts';
import { table } from './tell.ts';

/**
 * `npm run bench` measures all times and sizes; `npm run bench -- search list --size 2000 --json FILE` some of it;
 * `npm run bench -- site --pages 100000` a site of that size too, which takes long; `npm run bench -- web` what a phone waits for; `npm run bench -- relevance [FOLDER] [--base FILE] [--fold N]` how well questions find their pages.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { size: { type: 'string', default: '10000' }, json: { type: 'string' }, base: { type: 'string' }, fold: { type: 'string' }, pages: { type: 'string' } } });
const names = BENCHMARKS.map(({ name }) => name);
const folder = positionals.find((word, index) => positionals[index - 1] === 'relevance' && !names.includes(word));
const unknown = positionals.find((name) => name !== folder && !names.includes(name));
if (unknown !== undefined) refuse(`There is no benchmark "${unknown}"; there are ${names.join(', ')}.`);
if (!/^[1-9]\d{2,6}$/.test(values.size)) refuse(`--size is "${values.size}"; allowed is a whole number from 100 to 9999999.`);
if (values.fold !== undefined && !/^[0-4]$/.test(values.fold)) refuse(`--fold is "${values.fold}"; allowed is a whole number from 0 to 4.`);
if (values.pages !== undefined && !/^[1-9]\d{3,6}$/.test(values.pages)) refuse(`--pages is "${values.pages}"; allowed is a whole number from 1000 to 9999999.`);
const numberOf = (value: string | undefined): number | undefined => (value === undefined ? undefined : Number(value));
const options: Options = { folder, base: values.base, fold: numberOf(values.fold), pages: numberOf(values.pages) };
// These are asked for by name: relevance measures answers rather than times, and wants a base that has not learned from what it is asked; web takes minutes.
const BY_NAME = ['relevance', 'web'];
const chosen = BENCHMARKS.filter(({ name }) => (positionals.length === 0 ? !BY_NAME.includes(name) : positionals.includes(name)));
const refused = positionals.length === 0 ? undefined : chosen.flatMap((benchmark) => benchmark.refuse?.(options) ?? [])[0];
if (refused !== undefined) refuse(refused);
const size = chosen.every(({ ownEntries }) => ownEntries === true) ? 0 : Number(values.size);
const file = resolve(values.json ?? join(readConfig().dataDir, 'bench.json'));
const load = loadNow();

const report = await onGround(size, async (ground) => {
  const findings: (Finding & { benchmark: string; seconds: number })[] = [];
  for (const { name, run } of chosen) {
    ground.say(`measuring ${name}`);
    const began = performance.now();
    const found = await run(ground, options);
    const seconds = Math.round((performance.now() - began) / 1000);
    findings.push(...found.map((finding) => ({ benchmark: name, seconds, ...finding })));
  }
  return { at: new Date().toISOString(), size: ground.size, machine: await machineOf(ground, load), findings };
});

mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
console.log(table(report.findings, sayMachine(report.machine, report.size)));
process.stderr.write(`The figures are in ${file}\n`);

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
