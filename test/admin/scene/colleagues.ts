import { CreateAccount, type Role } from '#accounts';
import { SetPassword } from '#authenticators';
import { PASSWORD, type Product } from '../../harness/start-product.js';
import { useCase } from '../../security/scene/use-case.js';
import { AdminApi } from './admin-api.js';

/** Creates an account with the common test password. Gives its id. */
export async function newAccount(product: Product, username: string, role: Role = 'member'): Promise<string> {
  const { id } = await useCase(product, CreateAccount).execute(product.tenantId, {
    username,
    displayName: `Colleague ${username}`,
    email: `${username}@demo.test`,
    role,
  });
  await useCase(product, SetPassword).execute(product.tenantId, id, PASSWORD);
  return id;
}

/** Creates an account and logs it on. */
export async function newColleague(product: Product, username: string, role: Role): Promise<AdminApi> {
  await newAccount(product, username, role);
  return AdminApi.of(product, username);
}

/** Payloads of the events of a name, oldest first. */
export async function eventsOf(
  product: Product,
  name: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await product.sql<{ payload: Readonly<Record<string, unknown>> }>(
    'select payload from messaging.outbox where name = $1 order by position',
    [name],
  );
  return rows.map(({ payload }) => payload);
}
