import type { EntityManager } from '@mikro-orm/postgresql';
import type { PoolClient, QueryResultRow } from 'pg';
import { statementName } from './statement-name.js';

type Hook = () => Promise<unknown>;

/** An open transaction in one tenant's context. */
export class Transaction {
  readonly #lastSteps: Hook[] = [];
  readonly #beforeCommit: Hook[] = [];
  readonly #afterCommit: (() => void)[] = [];
  readonly #sent: Promise<unknown>[] = [];
  #em: EntityManager | undefined;

  /** @param tenantId the tenant whose rows are visible; null for work that belongs to none */
  constructor(
    readonly tenantId: string | null,
    private readonly client: PoolClient,
    private readonly openEntityManager: (client: PoolClient) => EntityManager,
  ) {}

  /** Runs one SQL statement with `$1` parameters and gives its rows. */
  async query<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.client.query<Row>({ name: statementName(text), text, values: [...values] });
    return result.rows;
  }

  /**
   * The same for a statement of which there can be any number, such as that of a search: it is planned for its values, and
   * not kept prepared.
   */
  async queryOnce<Row extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.client.query<Row>({ text, values: [...values] })).rows;
  }

  /**
   * Sends a statement whose rows nobody needs without waiting for its answer; it shares a round trip with what
   * follows. If it fails, so do the statements after it and the commit.
   */
  send(text: string, values: readonly unknown[] = []): void {
    const sent = this.query(text, values);
    sent.catch(() => undefined); // commit() awaits it and throws
    this.#sent.push(sent);
  }

  /** MikroORM's entity manager on this transaction; what it holds is flushed before the commit. */
  get em(): EntityManager {
    this.#em ??= this.openEntityManager(this.client);
    return this.#em;
  }

  /** Registers work of several steps that must be part of the transaction: it is waited for before the commit. */
  asLastStep(hook: Hook): void {
    this.#lastSteps.push(hook);
  }

  /** Registers work that must be part of the transaction but is sent last, together with the commit. */
  beforeCommit(hook: Hook): void {
    this.#beforeCommit.push(hook);
  }

  /** Registers work that may only happen once the transaction is durable. It cannot fail the caller any more. */
  afterCommit(hook: () => void): void {
    this.#afterCommit.push(hook);
  }

  /** Sends what is outstanding and commits, in one round trip. */
  async commit(): Promise<void> {
    for (const step of this.#lastSteps) await step();
    await this.#em?.flush();
    const last = this.#beforeCommit.map((hook) => hook());
    const committed = this.client.query('commit');
    await Promise.all([...this.#sent, ...last, committed]);
    // A transaction that failed answers COMMIT with ROLLBACK; its own error has been thrown above.
    if ((await committed).command !== 'COMMIT')
      throw new Error('The transaction was rolled back at its commit');
    for (const hook of this.#afterCommit) hook();
  }
}
