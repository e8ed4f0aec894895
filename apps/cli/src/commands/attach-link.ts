import { InvalidArgumentError, type Command } from 'commander';
import { CreateAttachLink } from '#binding';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { commandAction, REASON, TENANT } from './command-action.js';

interface NewLinkOptions {
  readonly tenant: string;
  readonly username: string;
  readonly reason: string;
  readonly validHours: number;
}

/** `attach-link create` */
export function addAttachLinkCommands(root: Command): void {
  const link = root
    .command('attach-link')
    .description('one-time links for people who have no other method to attach their DingTalk identity with');
  commandAction(
    link
      .command('create')
      .description(
        'create a link that works once in place of another logon method; give it only to that person',
      )
      .requiredOption(...TENANT)
      .requiredOption('--username <name>', 'username of the account')
      .requiredOption(...REASON)
      .option('--valid-hours <hours>', 'how long it can be used', hours, 24),
    createLink,
  );
}

async function createLink(product: Product, options: NewLinkOptions): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const { username, reason, validHours } = options;
  const { url, expiresAt } = await product
    .get(CreateAttachLink)
    .execute(tenant.id, { username, reason, validHours });
  return {
    json: { url, expiresAt: expiresAt.toISOString() },
    text: `${url}\nIt works once, until ${expiresAt.toISOString()}.`,
  };
}

function hours(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('Must be a number of hours.');
  return value;
}
