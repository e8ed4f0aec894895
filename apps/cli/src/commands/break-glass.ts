import { InvalidArgumentError, type Command } from 'commander';
import { OpenBreakGlass } from '#break-glass';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { commandAction, REASON, TENANT } from './command-action.js';

interface AccessOptions {
  readonly tenant: string;
  readonly username: string;
  readonly reason: string;
  readonly validMinutes: number;
}

/** `break-glass open` */
export function addBreakGlassCommands(root: Command): void {
  const breakGlass = root
    .command('break-glass')
    .description(
      'emergency access for an administrator who cannot use any logon method; needs BREAK_GLASS=on',
    );
  commandAction(
    breakGlass
      .command('open')
      .description(
        'create a link that logs an owner or administrator on, once; all administrators are notified',
      )
      .requiredOption(...TENANT)
      .requiredOption('--username <name>', 'username of the owner or administrator')
      .requiredOption(...REASON)
      .option('--valid-minutes <minutes>', 'how long the link can be opened', minutes, 15),
    openAccess,
  );
}

async function openAccess(product: Product, options: AccessOptions): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const { url, expiresAt } = await product.get(OpenBreakGlass).execute(tenant.id, options);
  return {
    json: { url, expiresAt: expiresAt.toISOString() },
    text: `${url}\nIt works once, until ${expiresAt.toISOString()}, for a session of half an hour.`,
  };
}

function minutes(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('Must be a number of minutes.');
  return value;
}
