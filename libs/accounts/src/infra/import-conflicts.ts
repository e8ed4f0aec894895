import { identifierKey, skeletonOf } from '#kernel';
import { sql, type SqlParams, type Transaction } from '#database';
import { refusalOf } from '../domain/account-actions.js';
import type { EffectivePermissions } from '../domain/effective-permissions.js';
import type { ImportError, ImportRow } from '../domain/import/import-row.js';
import { prepare } from './statements.js';

/**
 * Conflicts of rows with existing accounts, or with the rights of the importer.
 *
 * @param permissions of the importer, as returned by `actorPermissions`
 */
export async function conflictsOf(
  transaction: Transaction,
  rows: readonly ImportRow[],
  permissions: EffectivePermissions | undefined,
): Promise<readonly ImportError[]> {
  const isTaken = await takenAmong(transaction, rows);
  return rows.flatMap((row): readonly ImportError[] => {
    const conflicts: ImportError[] = [];
    if (isTaken.key(row.username))
      conflicts.push({ row: row.row, field: 'username', code: 'username.taken', message: 'is taken' });
    else if (isTaken.look(row.username)) {
      const message = 'looks like the username of another account';
      conflicts.push({ row: row.row, field: 'username', code: 'username.confusable', message });
    } else if (row.email !== null && isTaken.key(row.email))
      conflicts.push({ row: row.row, field: 'email', code: 'email.taken', message: 'is taken' });
    if (refusalOf(permissions, 'create', row.role) !== undefined) {
      const message = 'only an owner makes owners';
      conflicts.push({ row: row.row, field: 'role', code: 'role.owner_required', message });
    }
    return conflicts;
  });
}

/** The names in a file that other accounts have: the name itself, or one that looks like it. */
async function takenAmong(
  transaction: Transaction,
  rows: readonly ImportRow[],
): Promise<{ readonly key: (name: string) => boolean; readonly look: (name: string) => boolean }> {
  const usernames = rows.map(({ username }) => identifierKey(username));
  const emails = rows.flatMap(({ email }) => (email === null ? [] : identifierKey(email)));
  const taken = await transaction.run(namesTaken, {
    tenantId: transaction.tenantId,
    usernames,
    skeletons: rows.map(({ username }) => skeletonOf(username)),
    emails,
  });
  const keys = new Set(taken.map(({ key }) => key));
  const skeletons = new Set(taken.map(({ skeleton }) => skeleton));
  return {
    key: (name) => keys.has(identifierKey(name)),
    look: (name) => skeletons.has(skeletonOf(name)),
  };
}

interface Names {
  readonly tenantId: string;
  readonly usernames: readonly string[];
  readonly skeletons: readonly string[];
  readonly emails: readonly string[];
}

const namesTaken = prepare((db, $: SqlParams<Names>) =>
  db
    .selectFrom('accounts.account')
    .select(['username_key as key', 'username_skeleton as skeleton'])
    .where('tenant_id', '=', $.tenantId)
    .where((eb) =>
      eb.or([
        eb('username_key', '=', eb.fn.any($.usernames)),
        eb('username_skeleton', '=', eb.fn.any($.skeletons)),
      ]),
    )
    .unionAll((eb) =>
      eb
        .selectFrom('accounts.account')
        .select([sql<string>`email_key`.as('key'), sql<string>`null`.as('skeleton')])
        .where('tenant_id', '=', $.tenantId)
        .where('email_key', '=', eb.fn.any($.emails)),
    ),
);
