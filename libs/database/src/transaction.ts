import type { EntityManager } from '@mikro-orm/postgresql';
import type { Compilable } from 'kysely';
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { Queryable } from './orm-executor.js';
import { statementName } from './statement-name.js';
import type { PreparedStatement, ValuesOf } from './statements/prepared-statement.js';

/** Milliseconds between two keep-alive statements, far less than the time after which the server ends an idle transaction. */
const KEEP_ALIVE_MS = 1_000;

type Hook = () => Promise<unknown>;

const COMMIT = 'commit';
const ASYNCHRONOUS_COMMIT = `set local synchronous_commit = off; ${COMMIT}`;

/** Work that runs after a commit. */
interface Follower {
  /** `<module>.<what-it-does>`: its name in the log when it fails. */
  readonly name: string;
  readonly work: () => void;
}

/** An open transaction in one tenant's context. */
export class Transaction {
  readonly #lastSteps: Hook[] = [];
  readonly #beforeCommit: Hook[] = [];
  readonly #afterCommit: Follower[] = [];
  readonly #sent: Promise<unknown>[] = [];
  #em: EntityManager | undefined;
  #commitStatement = COMMIT;
  #hasWritten = false;
  #isOver = false;

  /**
   * @param tenant the id of the tenant whose rows are visible; null for work that belongs to none
   * @param followerFailed receives failures after the commit, which no longer fail the transaction
   */
  constructor(
    private readonly tenant: string | null,
    private readonly client: PoolClient,
    private readonly openEntityManager: (open: Queryable) => EntityManager,
    private readonly followerFailed: (name: string, error: unknown) => void,
  ) {}

  /** The tenant in whose context the transaction runs. */
  get tenantId(): string {
    if (this.tenant === null) throw new TypeError('This transaction belongs to no tenant');
    return this.tenant;
  }

  /** Runs a typed statement and returns its rows. */
  async run<Values, Row>(
    statement: PreparedStatement<Values, Row>,
    ...values: ValuesOf<Values>
  ): Promise<Row[]> {
    return this.rowsOf<Row>(statement.with(...values));
  }

  /** Runs a typed statement with a variable text, such as a search: it is planned for its values, and not kept prepared. */
  async runOnce<Row>(statement: Compilable<Row>): Promise<Row[]> {
    const { sql, parameters } = statement.compile();
    return this.rowsOf<Row>({ text: sql, values: [...parameters] });
  }

  /** Runs a statement given as text, for what cannot be typed, and returns its rows; values are `$1` and so on. */
  async query<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.rowsOf<Row>({ name: statementName(text), text, values: [...values] });
  }

  /** Like `query`, for a statement with a variable text, such as a search: it is planned for its values, and not kept prepared. */
  async queryOnce<Row extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.rowsOf<Row>({ text, values: [...values] });
  }

  /**
   * Sends a statement whose rows are not needed, without waiting for its answer; it shares a round trip with the next statement. If it
   * fails, the statements after it and the commit fail as well.
   */
  send<Values>(statement: PreparedStatement<Values, unknown>, ...values: ValuesOf<Values>): void;
  send(text: string, values?: readonly unknown[]): void;
  send<Values>(
    statement: string | PreparedStatement<Values, unknown>,
    ...values: [(readonly unknown[])?] | ValuesOf<Values>
  ): void {
    this.assertOpen();
    const sent =
      typeof statement === 'string'
        ? this.query(statement, ...(values as [(readonly unknown[])?]))
        : this.run(statement, ...(values as ValuesOf<Values>));
    sent.catch(() => undefined); // commit() awaits it and throws
    this.#sent.push(sent);
  }

  /**
   * Serialises transactions: the next statement waits until no other transaction has the lock of this name, and holds it to the end of the
   * transaction. Shares a round trip with the next statement.
   */
  lock(name: string): void {
    this.send('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  /** Takes the lock of this name until the end of the transaction, if it is free. Returns whether it succeeded. */
  async tryLock(name: string): Promise<boolean> {
    const [row] = await this.query<{ free: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free',
      [name],
    );
    return row?.free === true;
  }

  /**
   * Runs slow work on other connections, and meanwhile sends a keep-alive every second, so that the server does not end this transaction
   * and it keeps its locks. A process that hangs sends nothing, and loses them.
   *
   * @param work receives a signal that is aborted, with the reason, if the transaction ends in spite of that
   */
  async withKeepAlive<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    const lost = new AbortController();
    let isPinging = false;
    const timer = setInterval(() => {
      if (isPinging) return;
      isPinging = true;
      this.query('select')
        .catch((error: unknown) => {
          lost.abort(error);
        })
        .finally(() => (isPinging = false));
    }, KEEP_ALIVE_MS);
    try {
      return await work(lost.signal);
    } finally {
      clearInterval(timer);
    }
  }

  /** Whether any statement so far needed a writable database. */
  get hasWritten(): boolean {
    return this.#hasWritten;
  }

  /** MikroORM's entity manager on this transaction; its changes are flushed before the commit. */
  get em(): EntityManager {
    this.#em ??= this.openEntityManager({ query: (statement) => this.queryClient(statement) });
    return this.#em;
  }

  /** Registers work of several steps that must be part of the transaction: the commit waits for it. */
  asLastStep(hook: Hook): void {
    this.assertOpen();
    this.#lastSteps.push(hook);
  }

  /**
   * Registers work that must be part of the transaction but is sent last, together with the commit. Errors before it is sent must be thrown
   * synchronously, not through the promise: by then the commit would be on its way.
   */
  beforeCommit(hook: Hook): void {
    this.assertOpen();
    this.#beforeCommit.push(hook);
  }

  /**
   * Commits without waiting for the disk (PostgreSQL: asynchronous commit). Everybody sees the changes at once, but a crash of the database
   * within the next moment (three times `wal_writer_delay`) loses them as a whole, with their events. A later commit that waits, of any
   * connection, makes them durable as well. Only for steps that a person can simply repeat, before anything is granted.
   */
  commitAsynchronously(): void {
    this.assertOpen();
    this.#commitStatement = ASYNCHRONOUS_COMMIT;
  }

  /**
   * Registers work that may only happen once the transaction is committed. Its errors are logged; they neither stop the other work nor fail
   * the transaction.
   *
   * @param name `<module>.<what-it-does>`, for the log
   */
  afterCommit(name: string, work: () => void): void {
    this.#afterCommit.push({ name, work });
  }

  /** Sends outstanding statements and commits, in one round trip. */
  async commit(): Promise<void> {
    for (const step of this.#lastSteps) await step();
    await this.#em?.flush();
    const last = this.#beforeCommit.map((hook) => {
      const sent = hook();
      sent.catch(() => undefined); // awaited below, unless the next one throws
      return sent;
    });
    const committed = this.client.query(this.#commitStatement);
    committed.catch(() => undefined); // awaited below, unless what was sent before it throws
    this.end();
    await Promise.all([...this.#sent, ...last]);
    // A failed transaction answers COMMIT with ROLLBACK; its own error has been thrown above. Two statements have two results.
    if ([await committed].flat().at(-1)?.command !== 'COMMIT')
      throw new Error('The transaction was rolled back at its commit');
    for (const { name, work } of this.#afterCommit) {
      try {
        work();
      } catch (error) {
        this.followerFailed(name, error);
      }
    }
  }

  /** From now on nothing may be sent: the connection is about to be reused, and the statement would become part of another transaction. */
  end(): void {
    this.#isOver = true;
  }

  private async rowsOf<Row>(statement: QueryConfig): Promise<Row[]> {
    const { command, rows } = await this.queryClient<QueryResultRow>(statement);
    if (command !== 'SELECT') this.#hasWritten = true;
    return rows as Row[];
  }

  private async queryClient<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>> {
    this.assertOpen();
    return this.client.query<Row>(statement);
  }

  /** A late caller was not waited for: of several concurrent ones, another one failed. */
  private assertOpen(): void {
    if (this.#isOver) throw new Error('The transaction is over');
  }
}
