import {
  accountsEntities,
  AccountDirectory,
  AccountsModule,
  AccountsWorkerModule,
  ArchiveAccounts,
  CreateAccount,
  type Account,
  type NewAccount,
} from '#accounts';
import { CreateBinding, FindBinding } from '#binding';
import { UnitOfWork, type Transaction } from '#database';
import { KEY_RING, type KeyRing } from '#runtime';
import { MAIL_CONTENT } from '#mail';
import { newId } from '#kernel';
import { LogonMethods } from '#logon-menu';
import { AddConnection, ChangeConnection, ProvidersModule } from '#providers';
import { runInContext } from '#runtime';
import { CreateTenant, tenancyEntities } from '#tenancy';
import { runDueJobs, startFeature, type TestFeature } from '#testing';
import {
  PerformRunInForeground,
  ChangeSettings,
  DirectoryModule,
  DirectorySources,
  DirectoryWorkerModule,
  FindRuns,
  ShowPerson,
  type Change,
  type Run,
  type ShownPerson,
} from '../index.js';
import type { FullRunKind } from '../domain/run.js';
import { CHANGE_KINDS } from '../domain/change.js';
import type { SettingsChanges } from '../domain/settings.js';
import type { SourceChange } from '../domain/source.js';
import { ProcessQueuedChanges } from '../incremental-sync/process-queued-changes.js';
import { QueueChanges } from '../incremental-sync/queue-changes.js';
import { MakeRuns } from '../jobs/make-runs.js';
import { FakeSource } from './fake-source.js';

type Mail = Awaited<ReturnType<DirectoryScene['mails']>>[number];

/** A tenant with a connection to an organisation that a spec defines. */
export class DirectoryScene {
  tenantId = '';
  connectionId = '';
  readonly source = new FakeSource();

  private constructor(readonly feature: TestFeature) {}

  static async start(): Promise<DirectoryScene> {
    const feature = await startFeature(
      [AccountsModule, AccountsWorkerModule, ProvidersModule, DirectoryModule, DirectoryWorkerModule],
      {
        entities: [...tenancyEntities, ...accountsEntities],
        environment: { SMTP_URL: 'smtp://127.0.0.1:1' }, // nothing sends the queued mails here
      },
    );
    const scene = new DirectoryScene(feature);
    feature.app.get(DirectorySources, { strict: false }).register(scene.source);
    feature.app.get(LogonMethods, { strict: false }); // stays empty, as nobody logs on here
    return scene;
  }

  get<T>(token: new (...given: never[]) => T): T {
    return this.feature.app.get<T>(token, { strict: false });
  }

  async begin(): Promise<void> {
    this.source.begin();
    const slug = `t-${newId().slice(-12)}`;
    this.tenantId = (await this.get(CreateTenant).execute({ slug, name: 'Acme' })).id;
    this.connectionId = newId();
    await this.run(async (transaction) => {
      const { connectionId: id } = this;
      await this.get(AddConnection).executeIn(transaction, {
        id,
        provider: this.source.provider,
        key: 'main',
        name: 'Acme',
      });
      this.get(ChangeConnection).executeIn(transaction, id, { state: 'enabled' });
    });
  }

  /** Performs waiting runs, as a worker does by itself. */
  work(): Promise<void> {
    return runDueJobs(this.feature.app, MakeRuns);
  }

  /** Archives accounts that have been suspended for long, as a worker does by itself. */
  archive(): Promise<void> {
    return this.get(ArchiveAccounts).archive();
  }

  /** Processes reported changes, as a worker does by itself. */
  async hear(...changes: readonly SourceChange[]): Promise<void> {
    await this.get(QueueChanges).execute(this.tenantId, this.connectionId, changes);
    await this.follow();
  }

  follow(): Promise<void> {
    return runDueJobs(this.feature.app, ProcessQueuedChanges);
  }

  set(changes: SettingsChanges): Promise<unknown> {
    return this.get(ChangeSettings).execute(this.tenantId, undefined, changes);
  }

  /** Performs a run and returns how it ended. */
  sync(kind: FullRunKind = 'sync', isForced = false): Promise<Run> {
    const id = newId();
    return runInContext({ requestId: id, correlationId: id, actor: { kind: 'operator' } }, () =>
      this.get(PerformRunInForeground).execute(
        this.tenantId,
        { kind, isForced, requestedBy: null },
        new AbortController().signal,
      ),
    );
  }

  async changes({ id }: Run): Promise<readonly Change[]> {
    const page = await this.get(FindRuns).changes(this.tenantId, id, { kinds: CHANGE_KINDS, limit: 100 });
    return page.items;
  }

  /** The changes of a run, as `seat kind` or `seat kind:reason`. */
  async words(run: Run): Promise<readonly string[]> {
    const changes = await this.changes(run);
    return changes.map(({ seat, kind, reason }) => `${seat} ${kind}${reason === null ? '' : `:${reason}`}`);
  }

  async person(word: string): Promise<ShownPerson> {
    const [person] = await this.get(ShowPerson).execute(this.tenantId, word);
    if (person === undefined) throw new Error(`Nobody is called ${word}`);
    return person;
  }

  account(username: string): Promise<Account | null> {
    return this.get(AccountDirectory).byUsername(this.tenantId, username);
  }

  newAccount(username: string, given: Partial<NewAccount> = {}): Promise<Account> {
    return this.get(CreateAccount).execute(this.tenantId, {
      username,
      displayName: username,
      role: 'member',
      ...given,
    });
  }

  /** The account to which this person would be logged on by a scan; null: none. */
  async accountOf(subject: string): Promise<string | null> {
    const binding = await this.run((transaction) =>
      this.get(FindBinding).ofIdentity(transaction, this.connectionId, subject),
    );
    return binding?.accountId ?? null;
  }

  async link(accountId: string, seat: string): Promise<void> {
    await this.run((transaction) =>
      this.get(CreateBinding).create(transaction, {
        accountId,
        identity: {
          provider: this.source.provider,
          connectionId: this.connectionId,
          subject: `U-${seat}`,
          name: seat,
          attributes: { userId: seat },
        },
        origin: 'attach',
        authority: 'operator',
      }),
    );
  }

  run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).run(this.tenantId, work);
  }

  /** Queued mails, oldest first. */
  async mails(): Promise<
    readonly { readonly to: string; readonly subject: string; readonly text: string }[]
  > {
    const rows = await this.run((transaction) =>
      transaction.query<{ id: string; content: string }>(
        'select id, content from mail.outgoing where tenant_id = $1 order by id',
        [this.tenantId],
      ),
    );
    const keyRing = this.feature.app.get<KeyRing>(KEY_RING, { strict: false });
    return rows.map(({ id, content }) => JSON.parse(keyRing.decrypt(content, MAIL_CONTENT.of(id))) as Mail);
  }

  /** Payloads of the tenant's events of this name, oldest first. */
  async events(name: string): Promise<readonly Record<string, unknown>[]> {
    const rows = await this.run((transaction) =>
      transaction.query<{ payload: Record<string, unknown> }>(
        'select payload from messaging.outbox where tenant_id = $1 and name = $2 order by position',
        [this.tenantId, name],
      ),
    );
    return rows.map(({ payload }) => payload);
  }
}
