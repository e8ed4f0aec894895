import { Inject, Injectable } from '@nestjs/common';
import type { Compilable } from 'kysely';
import type { PoolClient, QueryResultRow } from 'pg';
import { isId } from '#kernel';
import { LOGGER, type Logger } from '#runtime';
import { CheckedPool } from './connection/checked-pool.js';
import { EntityManagers } from './entity-managers.js';
import type { PreparedStatement, ValuesOf } from './statements/prepared-statement.js';
import { tenantContext } from './tenant-context.js';
import { Transaction } from './transaction.js';

/** Maximum rows that one transaction of a clean-up touches. */
export const BATCH = 500;

/** Scope of work that belongs to no single tenant: only tables whose policy names the scope are visible. */
export type SystemScope = 'worker';

/** The only way to the database: a transaction in a tenant's context, under row-level security. */
@Injectable()
export class UnitOfWork {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly pool: CheckedPool,
    private readonly entityManagers: EntityManagers,
  ) {}

  /**
   * Runs `work` in a transaction that sees and writes only the rows of `tenantId`, then commits. Any error rolls everything back. BEGIN and
   * the context are sent with the first statement, the last write with COMMIT.
   */
  async run<T>(tenantId: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    if (!isId(tenantId)) throw new TypeError('A unit of work needs the id of a tenant');
    return this.transact(tenantId, tenantContext(tenantId), work);
  }

  /**
   * Runs one independent statement in a transaction of its own that sees only the rows of `tenantId` (null: of no tenant), and returns its
   * rows. This takes one round trip, where `run` takes two; without a tenant, only the statement itself is sent.
   *
   * @param scope the tenant's id; or the caller's open transaction, so that the caller does not hold two connections
   */
  query<Values, Row>(
    scope: Transaction | string | null,
    statement: PreparedStatement<Values, Row>,
    ...values: ValuesOf<Values>
  ): Promise<Row[]>;
  query<Row extends QueryResultRow>(
    scope: Transaction | string | null,
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]>;
  query<Values, Row extends QueryResultRow>(
    scope: Transaction | string | null,
    statement: string | PreparedStatement<Values, Row>,
    ...values: [(readonly unknown[])?] | ValuesOf<Values>
  ): Promise<Row[]> {
    const work = (transaction: Transaction) =>
      typeof statement === 'string'
        ? transaction.query<Row>(statement, ...(values as [(readonly unknown[])?]))
        : transaction.run(statement, ...(values as ValuesOf<Values>));
    return scope instanceof Transaction ? work(scope) : this.queryIn(scope, work);
  }

  /** Like `query`, for a statement with a variable text: it is not kept prepared. */
  queryOnce<Row>(tenantId: string | null, statement: Compilable<Row>): Promise<Row[]> {
    return this.queryIn(tenantId, (transaction) => transaction.runOnce(statement));
  }

  /** Runs `work` on tables that belong to no tenant, such as the list of tenants itself. */
  async runWithoutTenant<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.transact(null, undefined, work);
  }

  /** Runs `work` across tenants, on the few tables whose policy allows this scope. */
  async runAs<T>(scope: SystemScope, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.transact(null, `set local app.scope = '${scope}'`, work);
  }

  /**
   * Runs a statement that touches at most `BATCH` rows and ends in `returning`, each time in a transaction of its own, until it finds no
   * more: large clean-ups hold no lock for long. The statement's limit must be `BATCH`.
   */
  inBatches<Values>(
    scope: SystemScope,
    statement: PreparedStatement<Values, unknown>,
    ...values: ValuesOf<Values>
  ): Promise<void>;
  inBatches(scope: SystemScope, statement: string, values: readonly unknown[]): Promise<void>;
  async inBatches<Values>(
    scope: SystemScope,
    statement: string | PreparedStatement<Values, unknown>,
    ...values: [readonly unknown[]] | ValuesOf<Values>
  ): Promise<void> {
    for (let count = BATCH; count === BATCH;) {
      const rows = await this.runAs(scope, (transaction) =>
        typeof statement === 'string'
          ? transaction.query(statement, ...(values as [readonly unknown[]]))
          : transaction.run(statement, ...(values as ValuesOf<Values>)),
      );
      count = rows.length;
    }
  }

  private async queryIn<Row>(
    tenantId: string | null,
    work: (transaction: Transaction) => Promise<Row[]>,
  ): Promise<Row[]> {
    if (tenantId === null) return this.onConnection(work);
    if (!isId(tenantId)) throw new TypeError('A query needs the id of a tenant or null');
    return this.holding(tenantId, tenantContext(tenantId), async (transaction) => {
      const asked = work(transaction);
      const committed = transaction.commit();
      committed.catch(() => undefined); // awaited below, unless the statement's own error is thrown
      const rows = await asked;
      await committed;
      return rows;
    });
  }

  private async transact<T>(
    tenantId: string | null,
    context: string | undefined,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.holding(tenantId, context, async (transaction, begun) => {
      const result = await work(transaction);
      await begun;
      await transaction.commit();
      return result;
    });
  }

  /** Runs `work`, which commits, on a connection with an open transaction, and takes both back. */
  private async holding<T>(
    tenantId: string | null,
    context: string | undefined,
    work: (transaction: Transaction, begun: Promise<unknown>) => Promise<T>,
  ): Promise<T> {
    return this.onConnection((transaction, client) => work(transaction, begin(client, context)), tenantId);
  }

  /** Runs `work` on a connection and takes it back, rolled back if `work` fails. */
  private async onConnection<T>(
    work: (transaction: Transaction, client: PoolClient) => Promise<T>,
    tenantId: string | null = null,
  ): Promise<T> {
    const client = await this.pool.lend();
    const transaction = new Transaction(
      tenantId,
      client,
      (held) => this.entityManagers.on(held),
      (follower, err) => {
        this.logger.error({ err, follower }, 'A step after a commit failed; the committed changes are kept');
      },
    );
    try {
      const result = await work(transaction, client);
      transaction.end();
      this.pool.takeBack(client, transaction.hasWritten);
      return result;
    } catch (error) {
      transaction.end();
      await this.pool.takeBackFailed(client, error);
      throw error;
    }
  }
}

function begin(client: PoolClient, context: string | undefined): Promise<unknown> {
  const begun = client.query(context === undefined ? 'begin' : `begin; ${context}`);
  // The caller that awaits `begun` or a later statement receives the failure; without this it would also be unhandled.
  begun.catch(() => undefined);
  return begun;
}
