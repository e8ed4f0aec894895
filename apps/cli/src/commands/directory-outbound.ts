import type { Command } from 'commander';
import { DirectorySources, FindUnit } from '#directory';
import { ListGroups } from '#groups';
import {
  AddPair,
  CompareAccounts,
  ListPairs,
  ReadComparison,
  RemovePair,
  type Comparison,
  type Difference,
} from '#outbound';
import { CommandFailure } from '../failure.js';
import type { Product } from '../product/product.js';
import { print, type Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import type { DirectoryOptions } from './directory-following.js';
import { listedId } from './listed-id.js';
import { commandAction, TENANT } from './command-action.js';

/** Maximum number of differences in one answer; the console's file contains all of them. */
const MOST_DIFFERENCES = 1_000;

interface Adding extends DirectoryOptions {
  readonly group: string;
  readonly department: string;
  readonly new?: true;
}

/** `directory outbound pairs|add|remove|preview` */
export function addOutboundCommands(directory: Command): void {
  const outbound = directory
    .command('outbound')
    .description('compare the portal with the organisation; nothing is written to it');
  const of = (name: string, description: string): Command =>
    outbound
      .command(name)
      .description(description)
      .requiredOption(...TENANT);
  const one = (name: string, description: string): Command =>
    of(name, description).option('--key <key>', 'key of the connection, if there are several');

  commandAction(one('pairs', 'list which groups are compared with which departments'), listPairs);
  commandAction(
    one('add', 'compare the people of a group with those of a department')
      .requiredOption('--group <group>', 'name or id of the group')
      .requiredOption('--department <department>', 'id of the department, here or in the organisation')
      .option('--new', 'the group is to get its own department below this one'),
    addPair,
  );
  commandAction(
    of('remove', 'stop comparing a pair').argument('<pair>', 'id, as in the list', listedId),
    async (product, { tenant: slug }: DirectoryOptions, [id = '']): Promise<Answer> => {
      const tenant = await product.tenant(slug);
      await product.get(RemovePair).execute(tenant.id, id);
      return { json: { removed: id }, text: `The pair ${id} is removed.` };
    },
  );
  commandAction(
    one('preview', 'compare, and show what to change in the organisation by hand'),
    (product, options: DirectoryOptions & { readonly json?: true }) => preview(product, options),
  );
}

async function listPairs(product: Product, { tenant: slug, key }: DirectoryOptions): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const pairs = await product.get(ListPairs).execute(tenant.id, key);
  return {
    json: pairs,
    text: table(
      ['ID', 'GROUP', 'DEPARTMENT'],
      pairs.map(({ id, groupId, groupName, unitName, isNew, foundName }) => [
        id,
        groupId === null ? `${groupName} (deleted)` : groupName,
        isNew ? `${unitName} > ${foundName ?? `${groupName} (new)`}` : unitName,
      ]),
    ),
  };
}

async function addPair(
  product: Product,
  { tenant: slug, key, group, department, new: isNew }: Adding,
): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const { connection } = await product.get(DirectorySources).of(tenant.id, key);
  const { id: groupId } = await product.get(ListGroups).called(tenant.id, group);
  const { id: unitId } = await product.get(FindUnit).execute(tenant.id, department);
  const pair = { groupId, unitId, isNew: isNew === true };
  const { id } = await product.get(AddPair).execute(tenant.id, connection.id, pair);
  return { json: { id }, text: `The pair ${id} is added. Nothing is written to the organisation.` };
}

/** Prints what would be done, and fails if more people would be disabled than a threshold allows. */
async function preview(
  product: Product,
  { tenant: slug, key, json }: DirectoryOptions & { readonly json?: true },
): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const comparison = await product.get(CompareAccounts).execute(tenant.id, key, null);
  const { items } = await product
    .get(ReadComparison)
    .differences(tenant.id, comparison.id, 'administrators', { limit: MOST_DIFFERENCES });
  const { creates, updates, moves, disables, unchanged, conflicts } = comparison;
  const counts = { creates, updates, moves, disables, unchanged, conflicts };
  const { passed, units, untold, synchronisedAt } = comparison;
  const answer = {
    json: { ...counts, passed, units, untold, synchronisedAt, differences: items },
    text: [
      table(
        ['CHANGE', 'PEOPLE'],
        Object.entries(counts).map(([name, count]) => [name, String(count)]),
      ),
      ...units.map(
        ({ kind, name, detail }) => `department  ${kind}  ${name}${detail === null ? '' : `: ${detail}`}`,
      ),
      ...items.map(lineOf),
      `As of the synchronisation that ended at ${synchronisedAt.toISOString()}. Nothing was written to the organisation.`,
    ].join('\n'),
  };
  if (passed === null) return answer;
  print(answer, json === true);
  throw new CommandFailure(whyNot(comparison));
}

function lineOf({ username, kind, reason, otherName, fields, joins, leaves }: Difference): string {
  const what = [
    ...(reason === null ? [] : [reason]),
    ...(otherName === null ? [] : [otherName]),
    ...fields.map(({ field, from, to }) => `${field}: ${from ?? '–'} → ${to ?? '–'}`),
    ...joins.map((name) => `+ ${name}`),
    ...leaves.map((name) => `- ${name}`),
  ];
  return `${username}  ${kind}  ${what.join(', ')}`.trimEnd();
}

function whyNot({ passed, disables, known }: Comparison): string {
  return `${passed ?? 'A threshold'} is exceeded: ${String(disables)} of ${String(known)} people would have to be disabled. Check the list before anybody acts on it.`;
}
