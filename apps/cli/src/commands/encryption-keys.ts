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
import { commandAction } from './command-action.js';

const ROTATING = `
To rotate: 1. put a new key first in ENCRYPTION_KEYS and restart all processes; 2. encryption-keys rotate; 3. encryption-keys
retire <the old id>; 4. remove it from ENCRYPTION_KEYS and restart. docs/operations.md says what else depends on a key.`;

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
    .description('keys that encrypt stored secrets, and what uses them')
    .addHelpText('after', ROTATING);

  commandAction(keys.command('list').description('list every key, and the stored values that use it'), list);
  commandAction(
    keys
      .command('rotate')
      .description('re-encrypt everything with the first key; safe to repeat and while processes run'),
    rotate,
  );
  commandAction(
    keys
      .command('retire')
      .description('confirm that a key can be removed; refused while a stored value uses it')
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
      `Everything is encrypted with the first key except these values: ${lost.map(({ table: name, column, unreadable }) => `${String(unreadable)} in ${name}.${column}`).join(', ')}. No key of ENCRYPTION_KEYS can decrypt them. Put their key back, or enter these secrets again.`,
    );
  if (doubted.length > 0)
    throw new CommandFailure(
      `Everything is encrypted with the first key, but these logs keep their earlier key, because they can no longer be vouched for: ${doubted.map(({ tenant, why }) => `${tenant} (${why})`).join(', ')} See "When the log is not intact" in docs/audit-log.md, then repeat this command.`,
    );
  const rows = [
    ...columns.map(({ table: name, column, values }) => [`${name}.${column}`, String(values)]),
    ['logs, re-signed', String(logs)],
  ];
  return { json: { columns, logs }, text: table(['WHERE', 'RE-ENCRYPTED'], rows) };
}

async function retire(product: Product, _options: object, [id = '']: readonly string[]): Promise<Answer> {
  await product.get(RetireEncryptionKey).execute(id);
  return {
    json: { id, state: 'retired' },
    text: `No stored value uses "${id}" any more. Its signatures in the log can still be verified, because the database keeps its public key. Remove it from ENCRYPTION_KEYS and restart all processes.`,
  };
}
