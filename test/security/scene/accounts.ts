import { CreateAccount } from '#accounts';
import { SetPassword } from '#authenticators';
import { PASSWORD, type Product } from '../../harness/start-product.js';
import { useCase } from './use-case.js';

/** Creates an account of the demo tenant, by default with a password. Gives its id. */
export async function newAccount(
  product: Product,
  username: string,
  options: { readonly withoutPassword?: boolean; readonly withoutEmail?: boolean } = {},
): Promise<string> {
  const { id } = await useCase(product, CreateAccount).execute(product.tenantId, {
    username,
    displayName: `Person ${username}`,
    role: 'member',
    ...(options.withoutEmail === true ? {} : { email: `${username}@demo.test` }),
  });
  if (options.withoutPassword !== true) {
    await useCase(product, SetPassword).execute(product.tenantId, id, PASSWORD);
  }
  return id;
}
