import { accountsEntities, AccountsModule } from '#accounts';
import { CreateConnection } from '#dingtalk';
import { DingTalkDirectoryModule } from '#dingtalk-directory';
import { PerformRunInForeground, DirectoryModule, DirectoryWorkerModule, type Run } from '#directory';
import { newId } from '#kernel';
import { runInContext } from '#runtime';
import { DEMO, startSimulator, type Simulator } from '#simulator';
import { CreateTenant, tenancyEntities } from '#tenancy';
import { startFeature, type TestFeature } from '#testing';

/** A directory that reads the simulated DingTalk, faster than the real one would allow. */
export class DirectoryContract {
  tenantId = '';
  connectionId = '';

  private constructor(
    readonly simulator: Simulator,
    readonly feature: TestFeature,
  ) {}

  static async open(): Promise<DirectoryContract> {
    const simulator = await startSimulator({ port: 0, callsPerSecond: 10_000 });
    const { url } = simulator;
    const feature = await startFeature(
      [AccountsModule, DirectoryModule, DirectoryWorkerModule, DingTalkDirectoryModule],
      {
        entities: [...tenancyEntities, ...accountsEntities],
        environment: {
          DINGTALK_LOGIN_BASE: url,
          DINGTALK_API_BASE: url,
          DINGTALK_OAPI_BASE: url,
          DINGTALK_CALLS_PER_SECOND: '5000',
          ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
        },
      },
    );
    return new DirectoryContract(simulator, feature);
  }

  /** A new tenant, connected to the demo organisation. */
  async begin(): Promise<void> {
    const slug = `t-${newId().slice(-12)}`;
    this.tenantId = (await this.get(CreateTenant).execute({ slug, name: 'Acme' })).id;
    const { corpId, clientId, clientSecret } = DEMO;
    const given = { corpId, clientId, clientSecret, displayName: 'Acme' };
    this.connectionId = (await this.get(CreateConnection).execute(this.tenantId, given)).id;
  }

  /** Performs a run and gives its outcome. */
  sync(): Promise<Run> {
    const id = newId();
    return runInContext({ requestId: id, correlationId: id, actor: { kind: 'operator' } }, () =>
      this.get(PerformRunInForeground).execute(
        this.tenantId,
        { kind: 'sync', requestedBy: null },
        new AbortController().signal,
      ),
    );
  }

  get<T>(token: new (...given: never[]) => T): T {
    return this.feature.app.get<T>(token, { strict: false });
  }

  async close(): Promise<void> {
    await this.feature.close();
    await this.simulator.close();
  }
}
