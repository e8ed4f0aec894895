import { sql, type Expression, type RawBuilder, type SqlBool } from '#database';
import { COVERED, type Authority } from '../domain/authority.js';
import type { Role } from '../domain/role.js';

const PAIRS = sql.join(COVERED.map(([authority, role]) => sql`(${sql.lit(authority)}, ${sql.lit(role)})`));

/** True if an authority covers a role. */
export function authorityCovers(
  authority: Expression<Authority>,
  role: Expression<Role>,
): RawBuilder<SqlBool> {
  return sql`(${authority}, ${role}) in (${PAIRS})`;
}
