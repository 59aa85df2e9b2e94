import axe from 'axe-core';
import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { idOf, signedIn, type Person } from '../access/people.ts';
import { launchBrowser } from '../browser.ts';
import { askerAt, comeAs } from './area.ts';
import { type Seeded, startSeeded } from './running.ts';

export const INSTITUTION = 'migrationsberatung-musterstadt';
export const SERVICE = 'mbe-sprechstunde-musterstadt';

type WithAxe = Window & typeof globalThis & { axe: typeof import('axe-core') };

/** The partner area of a directory that runs, and a phone with which somebody walks through it. */
export class PartnerArea {
  readonly directory: Seeded;
  readonly pool: pg.Pool;
  /** Id of a service of the institution. */
  readonly service: string;
  private readonly browser: Browser;
  private phone: { context: BrowserContext; page: Page } | undefined;

  private constructor(directory: Seeded, browser: Browser, pool: pg.Pool, service: string) {
    this.directory = directory;
    this.browser = browser;
    this.pool = pool;
    this.service = service;
  }

  /** @param env further settings of the directory */
  static async start(env: Record<string, string> = {}): Promise<PartnerArea> {
    const [directory, browser] = await Promise.all([startSeeded({ env }), launchBrowser()]);
    const pool = new pg.Pool({ connectionString: directory.databaseUrl });
    return new PartnerArea(directory, browser, pool, await idOf(pool, 'service', SERVICE));
  }

  /** Puts the phone away and takes another one, on which nobody has signed in. @param javaScriptEnabled whether it runs scripts */
  async newPhone({ javaScriptEnabled = true } = {}): Promise<{ context: BrowserContext; page: Page }> {
    await this.phone?.context.close();
    const context = await this.browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'de-DE', reducedMotion: 'reduce', bypassCSP: true, javaScriptEnabled });
    this.phone = { context, page: await context.newPage() };
    return this.phone;
  }

  /** Where people sign in. */
  get there(): Parameters<typeof signedIn>[0] {
    return { pool: this.pool, graphql: askerAt(() => this.directory.url) };
  }

  /** Somebody of the institution whose every change waits for a coordinator. */
  partner(name: string): Promise<Person> {
    return signedIn(this.there, 'partner', INSTITUTION, { trust: 0, mail: `${name}@example.org` });
  }

  coordinator(name: string): Promise<Person> {
    return signedIn(this.there, 'coordinator', 'musterkreis', { mail: `${name}@example.org` });
  }

  /** Opens a view as somebody. */
  async open(person: Person, view: string, language = 'de'): Promise<void> {
    const { context, page } = this.held();
    await comeAs(context, person, this.directory.url);
    await page.goto(`${this.directory.url}/${language}/partner/${view}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  heading(name: string): Promise<void> {
    return this.held().page.getByRole('heading', { level: 1, name }).waitFor();
  }

  /** Proposes other words of the service, as its form would. @returns the proposal */
  async propose(by: Person, input: Record<string, unknown>): Promise<string> {
    const { rows } = await this.pool.query<{ version: number }>('select version from service where id = $1', [this.service]);
    const { data, errors } = await by.ask<{ proposeService: { proposal: string } }>('mutation ($input: ServiceInput!, $base: Int) { proposeService(input: $input, base: $base) { proposal } }', { base: rows[0]?.version, input: { id: this.service, ...input } });
    expect(errors).toBe(undefined);
    return data?.proposeService.proposal ?? '';
  }

  /** The rules of accessibility that the page breaks in light and dark colours, and whether it is wider than the phone. */
  async broken(what: string): Promise<string[]> {
    const { page } = this.held();
    await page.waitForLoadState('networkidle');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const wrong = overflow > 0 ? [`${what} is ${String(overflow)} px too wide`] : [];
    await page.evaluate(axe.source);
    // Only colours differ in the dark.
    for (const [colorScheme, rules] of [['light', ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']], ['dark', ['color-contrast']]] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate((runOnly) => (window as WithAxe).axe.run(document, { runOnly, resultTypes: ['violations'], preload: false }), [...rules]);
      wrong.push(...violations.map(({ id, nodes }) => `${what} in ${colorScheme} colours ${id}: ${String(nodes[0]?.html)}`));
    }
    return wrong;
  }

  async close(): Promise<void> {
    await this.phone?.context.close();
    await this.pool.end();
    await this.browser.close();
    await this.directory.stop();
  }

  private held(): { context: BrowserContext; page: Page } {
    if (this.phone === undefined) throw new Error('Take a phone first.');
    return this.phone;
  }
}
