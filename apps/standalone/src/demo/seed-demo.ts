import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { AccountDirectory, CreateAccount } from '#accounts';
import { SetPassword } from '#authenticators';
import { CreateBinding, FindBinding } from '#binding';
import { UnitOfWork } from '#database';
import {
  ConnectionDirectory,
  CreateConnection,
  externalIdentity,
  ReplaceApp,
  type Connection,
} from '#dingtalk';
import { METHOD_KEY, SwitchQrLogon } from '#dingtalk-qr';
import { newId } from '#kernel';
import { EnableMethod, LogonMethods, SetDefaultMethod } from '#logon-menu';
import { runInContext, type Settings } from '#runtime';
import { CreateTenant, TenantDirectory } from '#tenancy';
import { openApplication } from '../../../cli/src/index.js';
import {
  DEMO_ACCOUNTS,
  DEMO_LINKED_PERSON,
  DEMO_SLUG,
  DEMO_TENANT_NAME,
  SIMULATED_APP,
} from './demo-organisation.js';

/**
 * Creates the demo tenant. Each part is created only if it is missing, so the next start completes an interrupted one, and later changes by
 * people stay. Returns whether the tenant is new.
 */
export async function seedDemo(settings: Settings): Promise<boolean> {
  if (settings.NODE_ENV === 'production') throw new Error('A production start never makes demo data');
  const context = await openApplication(settings);
  const requestId = newId();
  try {
    return await runInContext({ requestId, correlationId: requestId, actor: { kind: 'system' } }, () =>
      new DemoSeed(context, settings).run(),
    );
  } finally {
    await context.close();
  }
}

class DemoSeed {
  constructor(
    private readonly context: INestApplicationContext,
    private readonly settings: Settings,
  ) {}

  async run(): Promise<boolean> {
    const existing = await this.context.get(TenantDirectory).bySlug(DEMO_SLUG);
    const tenant =
      existing ?? (await this.context.get(CreateTenant).execute({ slug: DEMO_SLUG, name: DEMO_TENANT_NAME }));
    await this.accounts(tenant.id);
    const { connection, isNew } = await this.connection(tenant.id);
    if (isNew) {
      await this.codesByMail(tenant.id);
      await this.linkedPerson(tenant.id, connection);
      await this.context.get(SwitchQrLogon).enable(tenant.id, connection.id);
      await this.context.get(SetDefaultMethod).execute(tenant.id, 'desktop', METHOD_KEY);
    }
    return existing === null;
  }

  /** Only with a mail server, which the simulator always provides. */
  private async codesByMail(tenantId: string): Promise<void> {
    const isAvailable = this.context.get(LogonMethods).byKey('email-code')?.isAvailable() ?? false;
    if (isAvailable) await this.context.get(EnableMethod).execute(tenantId, 'email-code');
  }

  private async accounts(tenantId: string): Promise<void> {
    const known = this.context.get(AccountDirectory);
    for (const account of DEMO_ACCOUNTS) {
      const input = { ...account, email: `${account.username}@demo.test` };
      const { id } =
        (await known.byUsername(tenantId, account.username)) ??
        (await this.context.get(CreateAccount).execute(tenantId, input));
      if (await this.hasPassword(tenantId, id)) continue;
      await this.context
        .get(SetPassword)
        .execute(tenantId, id, this.settings.DEMO_PASSWORD ?? '', { acceptsAny: true });
    }
  }

  private hasPassword(tenantId: string, accountId: string): Promise<boolean> {
    const password = this.context.get(LogonMethods).byKey('password');
    return this.context.get(UnitOfWork).run(tenantId, async (transaction) => {
      const standing = await password?.credentialStatusOf(transaction, accountId);
      return standing !== undefined && standing !== 'missing';
    });
  }

  private async connection(
    tenantId: string,
  ): Promise<{ readonly connection: Connection; readonly isNew: boolean }> {
    const { DINGTALK_CORP_ID, DINGTALK_CLIENT_ID, DINGTALK_CLIENT_SECRET } = this.settings;
    const app = {
      corpId: DINGTALK_CORP_ID ?? SIMULATED_APP.corpId,
      clientId: DINGTALK_CLIENT_ID ?? SIMULATED_APP.clientId,
      clientSecret: DINGTALK_CLIENT_SECRET ?? SIMULATED_APP.clientSecret,
    };
    const existing = await this.context.get(ConnectionDirectory).connectionOf(tenantId, 'main');
    if (existing === null) {
      const created = await this.context
        .get(CreateConnection)
        .execute(tenantId, { ...app, displayName: DEMO_TENANT_NAME });
      return { connection: created, isNew: true };
    }
    // The variables may name another app than at the last start; the same app changes nothing.
    return {
      connection: await this.context.get(ReplaceApp).execute(tenantId, existing.id, app),
      isNew: false,
    };
  }

  private async linkedPerson(tenantId: string, { id: connectionId, corpId }: Connection): Promise<void> {
    const { username, person } = DEMO_LINKED_PERSON;
    const identity = externalIdentity(connectionId, { ...person, corpId });
    const account = await this.context.get(AccountDirectory).byUsername(tenantId, username);
    if (account === null) return;
    await this.context.get(UnitOfWork).run(tenantId, async (transaction) => {
      const bound = await this.context
        .get(FindBinding)
        .ofIdentity(transaction, connectionId, identity.subject);
      if (bound !== null) return;
      await this.context.get(CreateBinding).create(transaction, {
        identity,
        accountId: account.id,
        origin: 'import',
        authority: 'operator',
      });
    });
  }
}
