import type { Command } from 'commander';
import { ChangeGroup, CreateGroup, DeleteGroup, ListGroups, ListMembers, type Group } from '#groups';
import { WrongUsage } from '../failure.js';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { changeMembers } from './group/members.js';
import type { GroupOptions } from './group/group-options.js';
import { askedRule, ruleOptions, shownRule, type RuleOptions } from './group/rule.js';
import { changesSomething } from './listed-id.js';
import { commandAction, TENANT } from './command-action.js';

/** Maximum number of groups or members in one answer. */
const MOST = 200;

interface Settings {
  readonly name?: string;
  readonly description?: string;
  readonly externalId?: string;
}

/** `group create|list|show|set|delete|add|remove|preview` */
export function addGroupCommands(root: Command): void {
  const group = root.command('group').description('groups of accounts, by hand and by rule');
  const of = (name: string, description: string): Command =>
    group
      .command(name)
      .description(description)
      .requiredOption(...TENANT);
  const one = (name: string, description: string): Command =>
    of(name, description).requiredOption('--group <name>', 'name or id of the group');
  const described = (command: Command): Command =>
    command
      .option('--description <text>', 'description for people')
      .option('--external-id <id>', 'id of the group in the program that keeps it in sync');

  commandAction(
    ruleOptions(
      described(
        of('create', 'create a group: with a rule, or without one to add members by hand').requiredOption(
          '--name <name>',
          'name of the group',
        ),
      ),
    ),
    createGroup,
  );
  commandAction(of('list', 'list the groups of a tenant, by name'), listGroups);
  commandAction(one('show', 'show a group and its members'), showGroup);
  commandAction(
    changesSomething(
      ruleOptions(
        described(one('set', 'change a group; a rule replaces the previous rule')).option(
          '--name <name>',
          'new name of the group',
        ),
      ),
      'Name what to change: --name, --description, --external-id, or a rule.',
      'tenant',
      'group',
      'match',
    ),
    setGroup,
  );
  commandAction(one('delete', 'delete a group and its assignments'), deleteGroup);
  commandAction(one('add <usernames...>', 'add accounts to a group without a rule'), changeMembers('add'));
  commandAction(
    one('remove <usernames...>', 'remove accounts from a group, at once'),
    changeMembers('remove'),
  );
  commandAction(
    ruleOptions(of('preview', 'show the accounts that a rule selects; nothing is changed')),
    preview,
  );
}

async function createGroup(
  product: Product,
  options: RuleOptions & Settings & { readonly tenant: string; readonly name: string },
): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const rule = await askedRule(product, tenant.id, options);
  const { id } = await product
    .get(CreateGroup)
    .execute(tenant.id, { ...given(options), name: options.name, rule });
  return { json: { id }, text: `The group was created: ${id}` };
}

async function listGroups(product: Product, { tenant: slug }: Pick<GroupOptions, 'tenant'>): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const { items } = await product.get(ListGroups).page(tenant.id, { limit: MOST });
  return {
    json: items.map(({ id, name, externalId, rule, members }) => ({ id, name, externalId, rule, members })),
    text: table(
      ['ID', 'NAME', 'MEMBERS'],
      items.map(({ id, name, members }) => [id, name, members === null ? 'by rule' : String(members)]),
    ),
  };
}

async function showGroup(product: Product, options: GroupOptions): Promise<Answer> {
  const { tenantId, group } = await find(product, options);
  const { items, total } = await product.get(ListMembers).page(tenantId, group.id, { limit: MOST });
  const { id, name, description, externalId, rule } = group;
  return {
    json: { id, name, description, externalId, rule, total, members: items },
    text: [
      table(
        ['WHAT', 'VALUE'],
        [
          ['id', id],
          ['name', name],
          ['description', description],
          ['external id', externalId ?? '–'],
          ['rule', rule === null ? '– (by hand)' : await shownRule(product, tenantId, rule)],
          ['members', String(total)],
        ],
      ),
      table(
        ['USERNAME', 'NAME', 'STATUS'],
        items.map(({ username, displayName, status }) => [username, displayName, status]),
      ),
    ].join('\n\n'),
  };
}

async function setGroup(product: Product, options: RuleOptions & Settings & GroupOptions): Promise<Answer> {
  const { tenantId, group } = await find(product, options);
  const rule = await askedRule(product, tenantId, options);
  const name = options.name === undefined ? {} : { name: options.name };
  const changes = { ...given(options), ...name, ...(rule === null ? {} : { rule }) };
  const { id, version } = await product.get(ChangeGroup).execute(tenantId, group.id, changes);
  return { json: { id, version }, text: 'The group was changed.' };
}

async function deleteGroup(product: Product, options: GroupOptions): Promise<Answer> {
  const { tenantId, group } = await find(product, options);
  await product.get(DeleteGroup).execute(tenantId, group.id);
  return { json: { id: group.id }, text: `The group "${group.name}" was deleted.` };
}

async function preview(
  product: Product,
  options: RuleOptions & Pick<GroupOptions, 'tenant'>,
): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const rule = await askedRule(product, tenant.id, options);
  if (rule === null) throw new WrongUsage('Name a condition: --department, --role, --title or --field.');
  const { total, items } = await product.get(ListMembers).preview(tenant.id, rule);
  const names = items.map(({ username, displayName }) => [username, displayName]);
  return {
    json: { rule, total, members: items },
    text: [`${String(total)} accounts`, table(['USERNAME', 'NAME'], names)].join('\n'),
  };
}

async function find(
  product: Product,
  { tenant: slug, group }: GroupOptions,
): Promise<{ readonly tenantId: string; readonly group: Group }> {
  const tenant = await product.tenant(slug);
  return { tenantId: tenant.id, group: await product.get(ListGroups).called(tenant.id, group) };
}

function given({ description, externalId }: Settings): Omit<Settings, 'name'> {
  return {
    ...(description === undefined ? {} : { description }),
    ...(externalId === undefined ? {} : { externalId }),
  };
}
