import { Option, type Command } from 'commander';
import {
  AccountDirectory,
  ResumeAccount,
  ROLES,
  SetRole,
  SuspendAccount,
  type Account,
  type Role,
} from '#accounts';
import { EnrolAccount, SetPassword } from '#authenticators';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { readSecret } from '../terminal/read-secret.js';
import { table } from '../terminal/table.js';
import { addAccountImport } from './account-import.js';
import { addAccountProfile } from './account-profile.js';
import { addAccountSet, PHONE } from './account-set.js';
import { commandAction, REASON, TENANT } from './command-action.js';

const USERNAME = ['--username <name>', 'username of the account'] as const;

interface OneAccount {
  readonly tenant: string;
  readonly username: string;
}

interface NewAccountOptions extends OneAccount {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly role: Role;
  readonly withPassword?: true;
}

/** `account create|import|list|set|profile show|profile set|set-password|set-role|suspend|resume` */
export function addAccountCommands(root: Command): void {
  const account = root.command('account').description('people who log on');
  const one = (name: string, description: string): Command =>
    account
      .command(name)
      .description(description)
      .requiredOption(...TENANT)
      .requiredOption(...USERNAME);

  commandAction(
    one('create', 'create an account; it has no password unless you add --with-password')
      .option('--name <name>', 'display name; default: the username')
      .option('--email <address>', 'email address')
      .option('--phone <number>', PHONE)
      .option('--with-password', 'set a password: it is asked for, or read from standard input')
      .addOption(new Option('--role <role>', 'role of the account').choices(ROLES).default('member')),
    createAccount,
  );
  commandAction(
    account
      .command('list')
      .description('list the accounts of a tenant')
      .requiredOption(...TENANT)
      .addOption(
        new Option('--archived', 'only archived accounts, which are left out otherwise').conflicts(
          'lookAlikes',
        ),
      )
      .option(
        '--look-alikes',
        'only accounts with similar-looking usernames, created before these were refused',
      ),
    listAccounts,
  );
  addAccountImport(account);
  addAccountSet(one);
  addAccountProfile(account);
  commandAction(
    one('set-password', 'set a password: it is asked for, or read from standard input'),
    setPassword,
  );
  commandAction(
    one('set-role', 'change the role of an account; a role with more permissions ends its sessions')
      .addOption(new Option('--role <role>', 'role of the account').choices(ROLES).makeOptionMandatory())
      .option('--vouch', 'make all its logon methods count for the role, no matter who set them up'),
    setRole,
  );
  commandAction(
    one(
      'suspend',
      'suspend an account: it cannot log on and its sessions end; nothing is deleted',
    ).requiredOption(...REASON),
    async (product, options: OneAccount & { readonly reason: string }) => {
      const account = await find(product, options);
      await product.get(SuspendAccount).execute(account.tenantId, account.id, options.reason);
      return answer({ ...account, status: 'suspended' }, `${account.username} is suspended.`);
    },
  );
  commandAction(one('resume', 'resume a suspended account'), async (product, options: OneAccount) => {
    const account = await find(product, options);
    await product.get(ResumeAccount).execute(account.tenantId, account.id);
    return answer({ ...account, status: 'active' }, `${account.username} is active.`);
  });
}

async function createAccount(product: Product, options: NewAccountOptions): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const input = {
    username: options.username,
    displayName: options.name ?? options.username,
    email: options.email ?? null,
    phoneNumber: options.phone ?? null,
    role: options.role,
  };
  const password =
    options.withPassword === true ? await readSecret(`Password of ${options.username}`, true) : undefined;
  const account = await product.get(EnrolAccount).execute(tenant.id, input, password);
  const how = password === undefined ? 'without a password' : 'with a password';
  return answer(account, `${account.username} exists, as ${account.role}, ${how}.`);
}

async function listAccounts(
  product: Product,
  options: { readonly tenant: string; readonly lookAlikes?: true; readonly archived?: true },
): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const directory = product.get(AccountDirectory);
  const accounts = await (options.lookAlikes === true
    ? directory.lookAlikes(tenant.id)
    : directory.all(tenant.id, { isArchived: options.archived === true }));
  return {
    json: accounts.map(shown),
    text: table(
      ['USERNAME', 'NAME', 'EMAIL', 'ROLE', 'STATUS'],
      accounts.map(({ username, displayName, email, role, status }) => [
        username,
        displayName,
        email ?? '',
        role,
        status,
      ]),
    ),
  };
}

async function setPassword(product: Product, options: OneAccount): Promise<Answer> {
  const account = await find(product, options);
  const password = await readSecret(`Password of ${account.username}`, true);
  await product.get(SetPassword).execute(account.tenantId, account.id, password);
  return answer(account, `The password of ${account.username} is set.`);
}

async function setRole(
  product: Product,
  options: OneAccount & { readonly role: Role; readonly vouch?: true },
): Promise<Answer> {
  const account = await find(product, options);
  const vouch = options.vouch === true;
  await product.get(SetRole).execute(account.tenantId, account.id, options.role, { vouch });
  return answer({ ...account, role: options.role }, `${account.username} is ${options.role} now.`);
}

async function find(product: Product, options: OneAccount): Promise<Account> {
  return product.account(await product.tenant(options.tenant), options.username);
}

function answer(account: Account, text: string): Answer {
  return { json: shown(account), text };
}

function shown({ id, username, displayName, email, phoneNumber, role, status }: Account): object {
  return { id, username, displayName, email, phoneNumber, role, status };
}
