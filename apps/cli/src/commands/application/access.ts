import { Option, type Command } from 'commander';
import { ROLES, type Role } from '#accounts';
import { ApplicationDirectory, AssignApplication } from '#applications';
import { FindUnit } from '#directory';
import { ListGroups } from '#groups';
import { CommandFailure, WrongUsage } from '../../failure.js';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { commandAction } from '../command-action.js';

interface Access {
  readonly tenant: string;
  readonly id: string;
  readonly role?: Role;
  readonly username?: string;
  readonly department?: string;
  readonly group?: string;
}

type Assignee = Parameters<AssignApplication['execute']>[2];

/** `application assign|unassign` */
export function addAccessCommands(of: (name: string, description: string) => Command): void {
  const access = (name: string, description: string): Command =>
    of(name, description)
      .requiredOption('--id <id>', 'id of the application')
      .addOption(
        new Option('--role <role>', 'everybody with this role')
          .choices(ROLES)
          .conflicts(['username', 'department', 'group']),
      )
      .addOption(new Option('--username <name>', 'one account').conflicts(['department', 'group']))
      .addOption(
        new Option(
          '--department <id>',
          'everybody in this department and below it; its id here or in the organisation',
        ).conflicts('group'),
      )
      .option('--group <name>', 'everybody in this group; its name or id');
  commandAction(
    access(
      'assign',
      'assign an application that is not for everyone to a role, account, department or group',
    ),
    assign,
  );
  commandAction(
    access(
      'unassign',
      'remove an assignment from a role, account, department or group; takes effect at once',
    ),
    unassign,
  );
}

async function assign(product: Product, options: Access): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const assignee = await assigneeOf(product, options);
  const made = await product.get(AssignApplication).execute(tenant.id, options.id, assignee);
  return { json: { ...made, ...assignee }, text: 'The application is assigned.' };
}

async function unassign(product: Product, options: Access): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const { role, accountId, unitId, groupId } = await assigneeOf(product, options);
  const assignments = await product.get(ApplicationDirectory).assignments(tenant.id, options.id);
  const found = assignments.find(
    (one) =>
      one.role === (role ?? null) &&
      one.account?.id === accountId &&
      one.unit?.id === unitId &&
      one.group?.id === groupId,
  );
  if (found === undefined) throw new CommandFailure('The application has no such assignment.');
  await product.get(AssignApplication).end(tenant.id, options.id, found.id);
  return { json: { id: found.id }, text: 'The assignment was removed.' };
}

async function assigneeOf(
  product: Product,
  { tenant: slug, role, username, department, group }: Access,
): Promise<Assignee> {
  if (role !== undefined) return { role };
  const tenant = await product.tenant(slug);
  if (username !== undefined) return { accountId: (await product.account(tenant, username)).id };
  if (group !== undefined) return { groupId: (await product.get(ListGroups).called(tenant.id, group)).id };
  if (department === undefined)
    throw new WrongUsage('Name the assignee: --role, --username, --department or --group.');
  return { unitId: (await product.get(FindUnit).execute(tenant.id, department)).id };
}
