import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../server/config.ts';
import type { Finding } from './benchmark.ts';
import { BENCHMARKS } from './benchmarks.ts';
import { onGround } from './ground.ts';
import { loadNow, machineOf, sayMachine } from './machine.ts';
import { table } from './tell.ts';

/** `npm run bench` measures everything; `npm run bench -- search list --size 2000 --json FILE` some of it. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { size: { type: 'string', default: '10000' }, json: { type: 'string' } } });
const names = BENCHMARKS.map(({ name }) => name);
const unknown = positionals.find((name) => !names.includes(name));
if (unknown !== undefined) refuse(`There is no benchmark "${unknown}"; there are ${names.join(', ')}.`);
if (!/^[1-9]\d{2,6}$/.test(values.size)) refuse(`--size is "${values.size}"; allowed is a whole number from 100 to 9999999.`);
const chosen = BENCHMARKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const file = resolve(values.json ?? join(readConfig().dataDir, 'bench.json'));
const load = loadNow();

const report = await onGround(Number(values.size), async (ground) => {
  const findings: (Finding & { benchmark: string; seconds: number })[] = [];
  for (const { name, run } of chosen) {
    ground.say(`measuring ${name}`);
    const began = performance.now();
    const found = await run(ground);
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
