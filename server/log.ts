import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

/**
 * One JSON line an event on standard error, readable lines on a terminal; standard output stays for the ready line.
 * What visitors search for is never logged: no request body, no address with its query.
 */
export function createLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  const options = { level: logLevel, base: null };
  if (process.stderr.isTTY) return pino({ ...options, transport: { target: 'pino-pretty', options: { destination: 2, colorize: true, translateTime: 'HH:MM:ss' } } });
  return pino(options, pino.destination(2));
}
