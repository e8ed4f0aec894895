import type { Transaction } from '#database';
import { identifierKey } from '../domain/identifier-key.js';
import type { ImportError, ImportRow } from '../domain/import-file.js';
import { PERMISSIONS } from '../domain/permissions.js';
import { permissionsOf } from '../domain/role.js';
import { actorRole } from './actor-role.js';

/** What keeps rows from being imported that has to do with who is there already, and who imports. */
export async function conflictsOf(
  transaction: Transaction,
  rows: readonly ImportRow[],
): Promise<readonly ImportError[]> {
  const usernames = rows.map(({ username }) => identifierKey(username));
  const emails = rows.flatMap(({ email }) => (email === null ? [] : identifierKey(email)));
  const taken = await transaction.query<{ key: string }>(
    `select username_key as key from accounts.account where tenant_id = $1 and username_key = any($2)
     union all select email_key from accounts.account where tenant_id = $1 and email_key = any($3)`,
    [transaction.tenantId, usernames, emails],
  );
  const isTaken = new Set(taken.map(({ key }) => key));
  const role = await actorRole(transaction);
  const mayMakeOwners =
    role === 'unbound' || (role !== undefined && permissionsOf(role).has(PERMISSIONS.manageOwners));
  return rows.flatMap((row): readonly ImportError[] => {
    const conflicts: ImportError[] = [];
    if (isTaken.has(identifierKey(row.username)))
      conflicts.push({ row: row.row, field: 'username', code: 'username.taken', message: 'is taken' });
    else if (row.email !== null && isTaken.has(identifierKey(row.email)))
      conflicts.push({ row: row.row, field: 'email', code: 'email.taken', message: 'is taken' });
    if (row.role === 'owner' && !mayMakeOwners) {
      const message = 'only an owner makes owners';
      conflicts.push({ row: row.row, field: 'role', code: 'role.owner_required', message });
    }
    return conflicts;
  });
}
