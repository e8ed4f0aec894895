import { InvalidArgumentError, Option, type Command } from 'commander';
import { PERMISSIONS } from '#accounts';
import { CreateToken, ListTokens, LONGEST_DAYS, RevokeTokens, USUAL_DAYS, type NewToken } from '#api-access';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { listedId } from './listed-id.js';
import { commandAction, TENANT } from './command-action.js';

interface OfTenant {
  readonly tenant: string;
}

interface NewClient extends OfTenant {
  readonly name: string;
  readonly owner: string;
  readonly permission: NewToken['permissions'];
  readonly sensitive?: true;
  readonly days: number;
}

/** Maximum number of tokens in one answer: more than there can be clients. */
const MOST = 200;

/** `api-client create|list|revoke` */
export function addApiClientCommands(root: Command): void {
  const client = root.command('api-client').description('programs that use the admin API with a token');
  const of = (name: string, description: string): Command =>
    client
      .command(name)
      .description(description)
      .requiredOption(...TENANT);

  commandAction(
    of('create', 'create a client; its token is printed once')
      .requiredOption('--name <name>', 'name in lists and in the log')
      .requiredOption(
        '--owner <username>',
        'account responsible for it; it has no permission that this account lacks',
      )
      .addOption(
        new Option('--permission <permission>', 'permission of the client; repeatable')
          .choices(Object.values(PERMISSIONS))
          .argParser(several)
          .makeOptionMandatory(),
      )
      .option('--sensitive', 'allow what requires a fresh authentication from people')
      .option('--days <days>', `how long it is good, ${String(LONGEST_DAYS)} at most`, wholeDays, USUAL_DAYS),
    createClient,
  );
  commandAction(
    of('list', 'list all tokens of a tenant, also those of people; never shows the tokens themselves'),
    listTokens,
  );
  commandAction(
    of('revoke', 'revoke a token; its next request is refused').requiredOption(
      '--id <id>',
      'id of the token, as in the list',
      listedId,
    ),
    revokeToken,
  );
}

async function createClient(product: Product, options: NewClient): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const owner = await product.account(tenant, options.owner);
  const { id, token, expiresAt } = await product.get(CreateToken).execute(tenant.id, owner.id, 'client', {
    name: options.name,
    permissions: options.permission,
    isSensitive: options.sensitive === true,
    days: options.days,
  });
  return {
    json: { id, token, expiresAt: expiresAt.toISOString() },
    text: `Token: ${token}\nIt is valid until ${expiresAt.toISOString()} and is not shown again. Its id is ${id}.`,
  };
}

async function listTokens(product: Product, { tenant: slug }: OfTenant): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const { items } = await product.get(ListTokens).page(tenant.id, { limit: MOST });
  return {
    json: items.map(({ owner, createdAt, expiresAt, lastUsedAt, ...token }) => ({
      ...token,
      owner: owner.username,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    text: table(
      ['ID', 'KIND', 'NAME', 'OWNER', 'GOOD UNTIL', 'LAST USED', 'PERMISSIONS'],
      items.map(({ id, kind, name, owner, expiresAt, lastUsedAt, permissions }) => [
        id,
        kind,
        name,
        owner.username,
        expiresAt.toISOString(),
        lastUsedAt?.toISOString() ?? 'never',
        permissions.join(' '),
      ]),
    ),
  };
}

async function revokeToken(
  product: Product,
  { tenant: slug, id }: OfTenant & { readonly id: string },
): Promise<Answer> {
  const tenant = await product.tenant(slug);
  await product.get(RevokeTokens).byAdministrator(tenant.id, id);
  return { json: { id }, text: `The token ${id} is revoked.` };
}

function several(permission: string, former?: readonly string[]): readonly string[] {
  if (!Object.values<string>(PERMISSIONS).includes(permission))
    throw new InvalidArgumentError(`Use one of: ${Object.values(PERMISSIONS).join(', ')}.`);
  return [...(former ?? []), permission];
}

function wholeDays(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('Must be a whole number of days.');
  return Number(text);
}
