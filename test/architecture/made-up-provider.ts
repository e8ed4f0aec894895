import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { BindingModule } from '#binding';
import { UnitOfWork } from '#database';
import { declareAppBrowser } from '#http';
import { newId } from '#kernel';
import { EnableMethod, LogonMenuModule, LogonMethods, type LogonMethod } from '#logon-menu';
import {
  AddConnection,
  ListConnections,
  Providers,
  ProvidersModule,
  SwitchConnection,
  type ConnectionCheck,
  type ExternalIdentity,
  type Provider,
} from '#providers';
import {
  QrLogonHttpModule,
  QrLogonModule,
  ScanMethods,
  scanControllers,
  type ScanConnection,
  type ScanMethod,
} from '#qr-logon';
import type { Product } from '../harness/start-product.js';

/** Key of the provider and of its method. */
export const KEY = 'made-up';

/** User agent of the browser in the provider's app. */
export const APP_USER_AGENT = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 MadeUpApp/1.0 Mobile';

/**
 * Name of the script that the build of a provider's lib would make. The spec serves one in its place that names the holder of the
 * phone.
 */
export const SCRIPT = 'phone-identify.js';

declareAppBrowser({ name: 'Made-up app', mark: /MadeUpApp\/(\d{1,3})/ });

/** A provider whose codes are the names of its people. */
@Injectable()
class MadeUp implements Provider, ScanMethod, LogonMethod, OnModuleInit {
  readonly key = KEY;
  readonly provider = KEY;
  readonly label = { en: 'Made-up app', zh: '虚构应用' };
  readonly app = this.label;
  readonly attributes = [{ key: 'nick', label: { en: 'Nickname', zh: '昵称' } }];
  readonly scope = {
    label: { en: 'your nickname in the Made-up app', zh: '您在虚构应用中的昵称' },
    claims: {
      made_up_id: ({ subject }: Pick<ExternalIdentity, 'subject'>) => subject,
      made_up_nick: ({ attributes }: Pick<ExternalIdentity, 'attributes'>) => attributes['nick'],
      made_up_team: ({ attributes }: Pick<ExternalIdentity, 'attributes'>) => attributes['team'],
    },
  };
  readonly servers = [];
  readonly isBuiltIn = false;
  readonly isEnabledByDefault = false;
  readonly evidence = { factor: 'possession', amr: ['mca'] } as const;
  readonly canVerifyAccount = false;
  readonly needsOtherMethod = true;
  readonly mark = /MadeUpApp/;
  readonly script = SCRIPT;
  readonly authorisationOrigin = 'https://made-up.example';

  constructor(
    private readonly providers: Providers,
    private readonly methods: LogonMethods,
    private readonly scans: ScanMethods,
    private readonly directory: ListConnections,
  ) {}

  onModuleInit(): void {
    this.providers.register(this);
    this.methods.register(this);
    this.scans.register(this);
  }

  isAvailable(): boolean {
    return true;
  }

  credentialStatusOf(): Promise<'usable'> {
    return Promise.resolve('usable');
  }

  isUsableByRole(): Promise<boolean> {
    return Promise.resolve(true);
  }

  lastChecks(): Promise<ReadonlyMap<string, ConnectionCheck>> {
    return Promise.resolve(new Map<string, ConnectionCheck>());
  }

  deepLink(url: string): string {
    return `made-up://open?url=${encodeURIComponent(url)}`;
  }

  async connections(tenantId: string): Promise<readonly ScanConnection[]> {
    const all = await this.directory.execute(tenantId);
    return all
      .filter(({ provider, state }) => provider === KEY && state === 'enabled')
      .map(({ id }) => ({ id, ticketLifetimeSeconds: 120, confirmation: 'plain', scriptFacts: {} }));
  }

  authorisationUrl(_tenantId: string, _connectionId: string, state: string): Promise<string> {
    return Promise.resolve(`${this.authorisationOrigin}/authorise?state=${state}`);
  }

  identify(_tenantId: string, connectionId: string, code: string): Promise<ExternalIdentity> {
    const identity = { provider: KEY, connectionId, subject: `made-up:${code}`, name: code };
    return Promise.resolve({ ...identity, attributes: { nick: code } });
  }
}

/** The provider as its lib would bring it: one module. */
@Module({
  imports: [BindingModule, LogonMenuModule, ProvidersModule, QrLogonModule, QrLogonHttpModule],
  controllers: scanControllers(KEY),
  providers: [MadeUp],
})
export class MadeUpModule {}

/** Connects the demo tenant to the provider and lets its people log on with it. */
export async function connect({ server: { app }, tenantId }: Product): Promise<void> {
  const id = newId();
  await app
    .get(UnitOfWork)
    .run(tenantId, (transaction) =>
      app.get(AddConnection).executeIn(transaction, { id, provider: KEY, key: 'main', name: 'Made-up' }),
    );
  await app.get(SwitchConnection).execute(tenantId, id, 'enabled');
  await app.get(EnableMethod).execute(tenantId, KEY);
}
