import type { Pool, PoolClient } from 'pg';

/** What the trigger on revisions tells. */
const CHANNEL = 'revision';

/**
 * Rings when revisions are committed, by whatever process. As long as it does not hear for certain, as behind a proxy that shares connections, it
 * counts as rung.
 * @see https://www.postgresql.org/docs/current/sql-notify.html
 */
export class Bell {
  private readonly pool: Pool;
  private client: PoolClient | undefined;
  private hears = false;
  private rung = true;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** Whether something may have been committed since one last asked. */
  take(): boolean {
    const { rung } = this;
    this.rung = false;
    return rung || !this.hears;
  }

  /** For whoever wrote something, or could not look. */
  ring(): void {
    this.rung = true;
  }

  /** Begins to listen, unless it does. That it hears is known when it has heard itself. @throws the database's error */
  async listen(): Promise<void> {
    if (this.client !== undefined) return;
    const client = await this.pool.connect();
    this.client = client;
    client.on('notification', () => {
      this.hears = true;
      this.rung = true;
    });
    client.on('error', () => { this.lose(client); });
    client.on('end', () => { this.lose(client); });
    try {
      await client.query(`listen ${CHANNEL}`);
      await this.pool.query('select pg_notify($1, $2)', [CHANNEL, '']);
    } catch (error) {
      this.lose(client);
      throw error;
    }
  }

  stop(): void {
    if (this.client !== undefined) this.lose(this.client);
  }

  private lose(client: PoolClient): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.hears = false;
    client.removeAllListeners('notification');
    client.release(true);
  }
}
