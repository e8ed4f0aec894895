import { Option, type Command } from 'commander';
import { ROLES, type Role } from '#accounts';
import { ApplicationDirectory, AssignApplication } from '#applications';
import { CommandFailure } from '../../failure.js';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { operates } from '../operation.js';

interface Access {
  readonly tenant: string;
  readonly id: string;
  readonly role?: Role;
  readonly username?: string;
}

/** `application assign|unassign` */
export function addAccessCommands(of: (name: string, description: string) => Command): void {
  const access = (name: string, description: string): Command =>
    of(name, description)
      .requiredOption('--id <id>', 'id of the application')
      .addOption(new Option('--role <role>', 'everybody who has it').choices(ROLES).conflicts('username'))
      .option('--username <name>', 'one account');
  operates(access('assign', 'let a role or an account use an application that is not for everyone'), assign);
  operates(access('unassign', 'take an application from a role or an account, at once'), unassign);
}

async function assign(product: Product, options: Access): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const assignee = await assigneeOf(product, options);
  const made = await product.get(AssignApplication).execute(tenant.id, options.id, assignee);
  return { json: { ...made, ...assignee }, text: 'The application is assigned.' };
}

async function unassign(product: Product, options: Access): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const { role, accountId } = await assigneeOf(product, options);
  const assignments = await product.get(ApplicationDirectory).assignments(tenant.id, options.id);
  const found = assignments.find((one) =>
    role === undefined ? one.account?.id === accountId : one.role === role,
  );
  if (found === undefined) throw new CommandFailure('The application is not assigned to it.');
  await product.get(AssignApplication).end(tenant.id, options.id, found.id);
  return { json: { id: found.id }, text: 'The assignment has ended.' };
}

async function assigneeOf(
  product: Product,
  { tenant: slug, role, username }: Access,
): Promise<
  | { readonly role: Role; readonly accountId?: undefined }
  | { readonly accountId: string; readonly role?: undefined }
> {
  if (role !== undefined) return { role };
  if (username === undefined) throw new CommandFailure('Say to whom: --role or --username.');
  return { accountId: (await product.account(await product.tenant(slug), username)).id };
}
