import type { Command } from 'commander';
import { ListAccounts, UpdateAccount, revisionOf } from '#accounts';
import { CommandFailure, WrongUsage } from '../failure.js';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { commandAction } from './command-action.js';

export const PHONE = 'phone number; outside China with + and the country code';

interface SetOptions {
  readonly tenant: string;
  readonly username: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** `account set` */
export function addAccountSet(one: (name: string, description: string) => Command): void {
  commandAction(
    one('set', 'change the name, email address or phone number of an account')
      .option('--name <name>', 'display name')
      .option('--email <address>', 'email address; "" removes it')
      .option('--phone <number>', `${PHONE}; "" removes it`),
    setAccount,
  );
}

async function setAccount(product: Product, options: SetOptions): Promise<Answer> {
  const { name, email, phone } = options;
  const changes = {
    ...(name === undefined ? {} : { displayName: name }),
    ...(email === undefined ? {} : { email: email === '' ? null : email }),
    ...(phone === undefined ? {} : { phoneNumber: phone === '' ? null : phone }),
  };
  if (Object.keys(changes).length === 0)
    throw new WrongUsage('Nothing to change. Add --name, --email or --phone.');
  const { tenantId, id, username } = await product.account(
    await product.tenant(options.tenant),
    options.username,
  );
  const accounts = product.get(ListAccounts);
  const before = await accounts.byId(tenantId, id);
  if (before === null) throw new CommandFailure('The account no longer exists.');
  await product.get(UpdateAccount).execute(tenantId, id, changes, revisionOf(before));
  const after = (await accounts.byId(tenantId, id)) ?? before;
  const { displayName, phoneNumber, role, status } = after;
  return {
    json: { id, username, displayName, email: after.email, phoneNumber, role, status },
    text: `${username} is changed.`,
  };
}
