import type { INestApplicationContext, Type } from '@nestjs/common';
import { AccountDirectory, type Account } from '#accounts';
import { newId } from '#kernel';
import { CommandNotifications, LiveNotifications } from '#messaging';
import { runInContext } from '#runtime';
import { TenantDirectory, type Tenant } from '#tenancy';
import { CommandFailure } from '../failure.js';
import { commandSettings, refuseMissingKeys } from './environment.js';
import { openApplication } from './open-application.js';

/** The product for commands: the use cases, and look-ups of what options name. */
export class Product {
  constructor(private readonly app: INestApplicationContext) {}

  get<T>(useCase: Type<T> | symbol): T {
    return this.app.get(useCase, { strict: false });
  }

  async tenant(slug: string): Promise<Tenant> {
    const tenant = await this.get(TenantDirectory).bySlug(slug);
    if (tenant === null) throw new CommandFailure(`There is no tenant with the slug "${slug}".`);
    return tenant;
  }

  async account(tenant: Tenant, username: string): Promise<Account> {
    const account = await this.get(AccountDirectory).byUsername(tenant.id, username);
    if (account === null) {
      throw new CommandFailure(`The tenant "${tenant.slug}" has no account with the username "${username}".`);
    }
    return account;
  }
}

/** Opens the product for one command, which acts as the operator. */
export async function withProduct<T>(work: (product: Product) => Promise<T>): Promise<T> {
  const settings = commandSettings(process.env);
  refuseMissingKeys(settings);
  const app = await openApplication(settings);
  const id = newId();
  try {
    return await runInContext({ requestId: id, correlationId: id, actor: { kind: 'operator' } }, () =>
      work(new Product(app)),
    );
  } finally {
    await app.close();
    tellOfLostNotices(app.get(LiveNotifications));
  }
}

/** The work is done even if notifications fail: running processes then only notice it later. */
function tellOfLostNotices(notices: LiveNotifications): void {
  if (!(notices instanceof CommandNotifications && notices.hasLost)) return;
  process.stderr.write(
    'Redis does not answer. Running processes notice the change on their own, within seconds.\n',
  );
}
