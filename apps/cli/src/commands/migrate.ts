import type { Command } from 'commander';
import { hasUnanchoredLogs } from '#audit';
import { asOwner, excessOf } from '#database';
import { prepareDatabase } from '#messaging';
import type { Settings } from '#runtime';
import { anchorEveryLog, type AnchoredLog } from '../product/anchor-logs.js';
import { commandSettings } from '../product/environment.js';
import { textOf } from './audit/anchor.js';
import { printAction } from './command-action.js';

const HELP = `
Uses DATABASE_OWNER_URL, the login that owns the schemas, or else DATABASE_URL. The run that introduces signed log ends also
anchors existing logs if ENCRYPTION_KEYS is set; otherwise run "audit anchor" afterwards.`;

/** `migrate` */
export function addMigrateCommand(root: Command): void {
  const command = root
    .command('migrate')
    .description('migrate the database to this version; safe to run at any time')
    .addHelpText('after', HELP);
  printAction(command, async () => {
    const settings = commandSettings(process.env);
    const ownerUrl = settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL;
    const applied = await prepareDatabase(ownerUrl);
    const excess = await asOwner(ownerUrl, excessOf);
    const anchored = hasUnanchoredLogs(applied) ? await anchor(settings) : [];
    const notes = excess === undefined ? [] : [excess];
    const lines = [
      applied.length === 0 ? 'The database is up to date.' : ['Applied:', ...applied].join('\n  '),
      ...(anchored.length === 0 ? [] : [textOf(anchored)]),
      ...notes,
    ];
    return { json: { applied, anchored, notes }, text: lines.join('\n') };
  });
}

/**
 * Only this migration anchors automatically; later it takes the operator's own command, because a log that somebody has emptied must not be anchored at the
 * next start.
 */
async function anchor({ ENCRYPTION_KEYS }: Settings): Promise<readonly AnchoredLog[]> {
  if (ENCRYPTION_KEYS === undefined) return []; // `audit verify` then reports that they are not anchored, and what to do
  const { withProduct } = await import('../product/product.js');
  return withProduct(anchorEveryLog);
}
