import type { Command } from 'commander';
import { Journal } from '#operations';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { commandAction } from './command-action.js';

/** `journal list` */
export function addJournalCommands(root: Command): void {
  const journal = root
    .command('journal')
    .description('what the operator did to the whole installation, which no log of a tenant holds');
  commandAction(journal.command('list').description('list the entries, the newest first'), list);
}

async function list(product: Product): Promise<Answer> {
  const entries = await product.get(Journal).list();
  const rows = entries.map(({ occurredAt, act, subject, isGenuine }) => [
    occurredAt,
    act,
    subject,
    isGenuine ? 'signed' : 'NOT GENUINE',
  ]);
  return { json: entries, text: table(['AT', 'ACT', 'SUBJECT', 'SIGNATURE'], rows) };
}
