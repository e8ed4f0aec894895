import { sql, type SqlParams, type SqlBool } from '#database';
import { prepare } from './statements.js';

export const abandonInBrowser = prepare((db, $: SqlParams<{ tenantId: string; browserHash: Buffer }>) =>
  db
    .updateTable('logon.logon')
    .set({ state: 'abandoned' })
    .where('tenant_id', '=', $.tenantId)
    .where('browser_hash', '=', $.browserHash)
    .where('state', '=', 'awaiting_proof'),
);

type Rests = SqlParams<{ tenantId: string; accountId: string | null; bornOf: string | null }>;

/** Abandons waiting logons that rest on an account, or on a proof born of this id; a null condition matches all. */
export const abandonResting = prepare((db, $: Rests) =>
  db
    .updateTable('logon.logon as l')
    .set({ state: 'abandoned' })
    .where('l.tenant_id', '=', $.tenantId)
    .where('l.state', '=', 'awaiting_proof')
    .where(sql<SqlBool>`(${$.accountId}::uuid is null or l.account_id = ${$.accountId})`)
    .where(
      sql<SqlBool>`(${$.bornOf}::uuid is null or exists ${db
        .selectFrom('logon.proof as p')
        .select('p.id')
        .where(sql<SqlBool>`p.tenant_id = l.tenant_id and p.logon_id = l.id`)
        .where('p.born_of', '=', $.bornOf)})`,
    ),
);

type BegunBy = SqlParams<{ tenantId: string; begunBy: string }>;

export const abandonBegunBy = prepare((db, $: BegunBy) =>
  db
    .updateTable('logon.logon')
    .set({ state: 'abandoned' })
    .where('tenant_id', '=', $.tenantId)
    .where('begun_by', '=', $.begunBy)
    .where('state', '=', 'awaiting_proof'),
);
