import type { Command } from 'commander';
import { asOwner, excessOf } from '#database';
import { prepareDatabase } from '#messaging';
import { commandSettings } from '../product/environment.js';
import { prints } from './operation.js';

/** `migrate` */
export function addMigrateCommand(root: Command): void {
  const command = root
    .command('migrate')
    .description('bring the database to this version; safe to run at any time')
    .addHelpText(
      'after',
      '\nUses DATABASE_OWNER_URL, the login that owns the schemas, or else DATABASE_URL.',
    );
  prints(command, async () => {
    const settings = commandSettings(process.env);
    const ownerUrl = settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL;
    const applied = await prepareDatabase(ownerUrl);
    const excess = await asOwner(ownerUrl, excessOf);
    const notes = excess === undefined ? [] : [excess];
    const done = applied.length === 0 ? 'The database is up to date.' : ['Applied:', ...applied].join('\n  ');
    return { json: { applied, notes }, text: [done, ...notes].join('\n') };
  });
}
