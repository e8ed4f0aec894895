import { InvalidArgumentError, type Command } from 'commander';
import { CreateAccount } from '#accounts';
import { SetPassword } from '#authenticators';
import { SETTINGS, type Settings } from '#runtime';
import {
  CreateTenant,
  ListTenants,
  ReadTenantSettings,
  ResumeTenant,
  SuspendTenant,
  UpdateTenantSettings,
} from '#tenancy';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { readSecret } from '../terminal/read-secret.js';
import { table } from '../terminal/table.js';
import { namesSomething } from './listed-id.js';
import { commandAction, REASON, TENANT } from './command-action.js';
import { addTenantDelete } from './tenant-delete.js';

interface NewTenantOptions {
  readonly slug: string;
  readonly name: string;
  readonly ownerUsername: string;
  readonly ownerName?: string;
  readonly ownerEmail?: string;
}

/** `tenant create|list|show|set|suspend|resume|delete` */
export function addTenantCommands(root: Command): void {
  const tenant = root.command('tenant').description('organisations, each with its own portal');

  commandAction(
    tenant
      .command('create')
      .description('create a tenant with its first account, an owner; asks for the password')
      .requiredOption('--slug <slug>', 'name of the tenant in addresses: a-z, 0-9 and hyphens')
      .requiredOption('--name <name>', 'display name of the tenant')
      .requiredOption('--owner-username <name>', 'username of the first owner')
      .option('--owner-name <name>', 'display name of the first owner; default: the username')
      .option('--owner-email <address>', 'email address of the first owner'),
    createTenant,
  );
  commandAction(tenant.command('list').description('list every tenant'), listTenants);
  commandAction(
    tenant
      .command('show')
      .description('show the name and the limits of a tenant')
      .requiredOption(...TENANT),
    async (product, options: { readonly tenant: string }) => showTenant(product, options.tenant),
  );
  const set = tenant
    .command('set')
    .description('change a limit of a tenant')
    .requiredOption(...TENANT)
    .option(
      '--codes-per-network <number>',
      'number of QR codes that people in one network may have open at a time; 20 or more',
      wholeNumber,
    )
    .option(
      '--archive-after-days <number>',
      'number of days after which a suspended account is archived',
      wholeNumber,
    );
  namesSomething(set, 'Name what to change: --codes-per-network or --archive-after-days.', 'tenant');
  commandAction(set, setLimits);
  commandAction(
    tenant
      .command('suspend')
      .description(
        'suspend a tenant: nobody can log on, and sessions are no longer valid; nothing is deleted',
      )
      .requiredOption(...TENANT)
      .requiredOption(...REASON),
    async (product, options: { readonly tenant: string; readonly reason: string }) => {
      const { id, slug } = await product.tenant(options.tenant);
      await product.get(SuspendTenant).execute(id, options.reason);
      return { json: { id, slug, status: 'suspended' }, text: `The tenant "${slug}" is suspended.` };
    },
  );
  commandAction(
    tenant
      .command('resume')
      .description('resume a suspended tenant')
      .requiredOption(...TENANT),
    async (product, options: { readonly tenant: string }) => {
      const { id, slug } = await product.tenant(options.tenant);
      await product.get(ResumeTenant).execute(id);
      return { json: { id, slug, status: 'active' }, text: `The tenant "${slug}" is active.` };
    },
  );
  addTenantDelete(tenant);
}

async function createTenant(product: Product, options: NewTenantOptions): Promise<Answer> {
  const password = await readSecret(`Password of ${options.ownerUsername}`, true);
  const owner = {
    username: options.ownerUsername,
    displayName: options.ownerName ?? options.ownerUsername,
    email: options.ownerEmail ?? null,
    role: 'owner',
  } as const;
  const setPassword = product.get(SetPassword);
  const hash = await setPassword.hash(password, owner);
  let ownerId = '';
  // All or nothing: a tenant without an owner who can log on is useless.
  const { id, slug, name } = await product.get(CreateTenant).execute(options, async (transaction) => {
    ownerId = (await product.get(CreateAccount).create(transaction, owner)).id;
    await setPassword.set(transaction, ownerId, hash);
  });
  const portal = new URL(`/t/${slug}/`, product.get<Settings>(SETTINGS).PUBLIC_URL).href;
  return {
    json: {
      id,
      slug,
      name,
      owner: { id: ownerId, username: owner.username },
      portal,
      console: `${portal}admin/`,
    },
    text: `The tenant "${slug}" was created. Log on as ${owner.username} at its console: ${portal}admin/`,
  };
}

async function setLimits(
  product: Product,
  {
    tenant,
    ...limits
  }: {
    readonly tenant: string;
    readonly codesPerNetwork?: number;
    readonly archiveAfterDays?: number;
  },
): Promise<Answer> {
  const { id } = await product.tenant(tenant);
  const { codesPerNetwork, archiveAfterDays } = limits;
  await product.get(UpdateTenantSettings).execute(id, {
    ...(codesPerNetwork === undefined ? {} : { codesPerNetwork }),
    ...(archiveAfterDays === undefined ? {} : { archiveAfterDays }),
  });
  return showTenant(product, tenant);
}

async function showTenant(product: Product, tenant: string): Promise<Answer> {
  const { id } = await product.tenant(tenant);
  const { slug, name, status, settings } = await product.get(ReadTenantSettings).execute(id);
  const { codesPerNetwork, archiveAfterDays } = settings;
  return {
    json: { id, slug, name, status, codesPerNetwork, archiveAfterDays },
    text: table(
      ['SLUG', 'NAME', 'STATUS', 'CODES PER NETWORK', 'ARCHIVE AFTER DAYS'],
      [[slug, name, status, String(codesPerNetwork), String(archiveAfterDays)]],
    ),
  };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Must be a whole number.');
  return Number(text);
}

async function listTenants(product: Product): Promise<Answer> {
  const tenants = await product.get(ListTenants).execute();
  return {
    json: tenants.map(({ id, slug, name, status }) => ({ id, slug, name, status })),
    text: table(
      ['SLUG', 'NAME', 'STATUS'],
      tenants.map(({ slug, name, status }) => [slug, name, status]),
    ),
  };
}
