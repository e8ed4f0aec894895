import type { Transaction } from '#database';
import { refusalOf } from '../domain/acts.js';
import type { Authority } from '../domain/authority.js';
import { identifierKey } from '../domain/identifier-key.js';
import type { ImportError, ImportRow } from '../domain/import-file.js';

/**
 * What keeps rows from being imported that has to do with who is there already, and who imports.
 *
 * @param authority of who imports, as `actingAuthority` gives it
 */
export async function conflictsOf(
  transaction: Transaction,
  rows: readonly ImportRow[],
  authority: Authority | undefined,
): Promise<readonly ImportError[]> {
  const usernames = rows.map(({ username }) => identifierKey(username));
  const emails = rows.flatMap(({ email }) => (email === null ? [] : identifierKey(email)));
  const taken = await transaction.query<{ key: string }>(
    `select username_key as key from accounts.account where tenant_id = $1 and username_key = any($2)
     union all select email_key from accounts.account where tenant_id = $1 and email_key = any($3)`,
    [transaction.tenantId, usernames, emails],
  );
  const isTaken = new Set(taken.map(({ key }) => key));
  return rows.flatMap((row): readonly ImportError[] => {
    const conflicts: ImportError[] = [];
    if (isTaken.has(identifierKey(row.username)))
      conflicts.push({ row: row.row, field: 'username', code: 'username.taken', message: 'is taken' });
    else if (row.email !== null && isTaken.has(identifierKey(row.email)))
      conflicts.push({ row: row.row, field: 'email', code: 'email.taken', message: 'is taken' });
    if (refusalOf(authority, 'create', row.role) !== undefined) {
      const message = 'only an owner makes owners';
      conflicts.push({ row: row.row, field: 'role', code: 'role.owner_required', message });
    }
    return conflicts;
  });
}
