import type { Command } from 'commander';
import {
  ListEncryptionKeys,
  RetireEncryptionKey,
  RotateEncryptionKeys,
  type EncryptionKey,
} from '#operations';
import { CommandFailure } from '../failure.js';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { operates } from './operation.js';

const ROTATING = `
To rotate: 1. put a new key first in ENCRYPTION_KEYS and restart all processes; 2. encryption-keys rotate; 3. encryption-keys
retire <the old id>; 4. take it out of ENCRYPTION_KEYS and restart. docs/operations.md says what else depends on a key.`;

/** The text for a state. */
const STATES: Readonly<Record<EncryptionKey['state'], string>> = {
  first: 'first, encrypts',
  kept: 'decrypts',
  retired: 'retired',
  missing: 'not in ENCRYPTION_KEYS',
};

/** `encryption-keys list|rotate|retire` */
export function addEncryptionKeyCommands(root: Command): void {
  const keys = root
    .command('encryption-keys')
    .description('the keys under which secrets are stored, and what names them')
    .addHelpText('after', ROTATING);

  operates(keys.command('list').description('list every key, and the stored values that name it'), list);
  operates(
    keys
      .command('rotate')
      .description('encrypt everything with the first key; safe while processes run, and to repeat'),
    rotate,
  );
  operates(
    keys
      .command('retire')
      .description('say that a key may go; refused while a stored value names it')
      .argument('<id>', 'id of the key, as in ENCRYPTION_KEYS'),
    retire,
  );
}

async function list(product: Product): Promise<Answer> {
  const keys = await product.get(ListEncryptionKeys).execute();
  const rows = keys.map(({ id, state, values, places }) => [
    id,
    STATES[state],
    String(values),
    places.map((place) => `${place.table}.${place.column} (${String(place.values)})`).join(', '),
  ]);
  return { json: keys, text: table(['KEY', 'STATE', 'VALUES', 'WHERE'], rows) };
}

async function rotate(product: Product): Promise<Answer> {
  const { columns, logs, doubted } = await product.get(RotateEncryptionKeys).execute();
  const lost = columns.filter(({ unreadable }) => unreadable > 0);
  if (lost.length > 0)
    throw new CommandFailure(
      `All but these are encrypted with the first key: ${lost.map(({ table: name, column, unreadable }) => `${String(unreadable)} in ${name}.${column}`).join(', ')}. No key of ENCRYPTION_KEYS reads them: put their key back, or enter these secrets again.`,
    );
  if (doubted.length > 0)
    throw new CommandFailure(
      `Everything is encrypted with the first key, but these logs stay under another, because nobody vouches for them any more: ${doubted.map(({ tenant, why }) => `${tenant} (${why})`).join(', ')} See "When the log is not intact" in docs/audit-log.md, and then repeat this.`,
    );
  const rows = [
    ...columns.map(({ table: name, column, values }) => [`${name}.${column}`, String(values)]),
    ['logs, signed anew', String(logs)],
  ];
  return { json: { columns, logs }, text: table(['WHERE', 'ENCRYPTED ANEW'], rows) };
}

async function retire(product: Product, _options: object, [id = '']: readonly string[]): Promise<Answer> {
  await product.get(RetireEncryptionKey).execute(id);
  return {
    json: { id, state: 'retired' },
    text: `Nothing stored names "${id}" any more. What it signed in the log is still verified: its public half is kept in the database. Take it out of ENCRYPTION_KEYS and restart all processes.`,
  };
}
