import { sql, type SqlParams } from '#database';
import { prepare } from './statements.js';

/**
 * SHA-256 over the changes of a run, one line each, `key<TAB>kind<TAB>reason<TAB>account<LF>`, in the order of the keys. The log keeps it
 * instead of the list.
 */
export const digestOfChanges = prepare((db, $: SqlParams<{ tenantId: string; runId: string }>) =>
  db
    .selectFrom('directory.change')
    .select(
      sql<string>`encode(sha256(coalesce(string_agg(convert_to(concat_ws(e'\t', key, kind, coalesce(reason, ''),
        coalesce(account_id::text, '')) || e'\n', 'UTF8'), ''::bytea order by key collate "C"), ''::bytea)), 'hex')`.as(
        'digest',
      ),
    )
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId),
);
