import { joinableAccounts } from '#accounts';
import { sql, type SqlParams } from '#database';
import type { ChangeKind, ChangeReason } from '../domain/change.js';
import { prepare } from './statements.js';

interface OfRun {
  readonly tenantId: string;
  readonly runId: string;
}

/** Missing people who have not been checked at the source yet. */
export const missingPeople = prepare((db, $: SqlParams<OfRun & { limit: number }>) =>
  db
    .selectFrom('directory.change')
    .select(['key', 'subject', 'seat'])
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .where('kind', '=', 'missing')
    .orderBy('key')
    .limit($.limit),
);

/** Decides without checking at the source, for a plan that is not carried out. */
export const markUnconfirmedLeavers = prepare((db, $: SqlParams<OfRun>) =>
  db
    .updateTable('directory.change')
    .set({ kind: 'suspended', reason: 'not_confirmed' })
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .where('kind', '=', 'missing'),
);

export const noteOutOfScope = prepare((db, $: SqlParams<OfRun & { keys: readonly string[] }>) =>
  db
    .updateTable('directory.change')
    .set({ kind: 'conflict', reason: 'out_of_scope' })
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .where((eb) => eb('key', '=', eb.fn.any($.keys))),
);

/** Plans the suspension of people who were checked individually and are gone, unless a person has to decide. */
const LEAVER = sql<string>`case
  when a.role in ('owner', 'administrator') then 'conflict:left_privileged'
  when not p.is_ours then 'conflict:left_linked'
  when a.status = 'suspended' then 'updated:left'
  else 'suspended' end`;

export const noteGone = prepare(
  (db, $: SqlParams<OfRun & { connectionId: string; keys: readonly string[] }>) =>
    db
      .with('v', (db) =>
        db
          .selectFrom('directory.person as p')
          .innerJoin(joinableAccounts.as('a'), (join) =>
            join.onRef('a.tenant_id', '=', 'p.tenant_id').onRef('a.id', '=', 'p.account_id'),
          )
          .select(['p.subject', LEAVER.as('word')])
          .where('p.tenant_id', '=', $.tenantId)
          .where('p.connection_id', '=', $.connectionId)
          .where((eb) => eb('p.subject', '=', eb.fn.any($.keys))),
      )
      .updateTable('directory.change as c')
      .from('v')
      .set({
        kind: sql<ChangeKind>`split_part(v.word, ':', 1)`,
        reason: sql<ChangeReason | null>`nullif(split_part(v.word, ':', 2), '')`,
      })
      .where('c.tenant_id', '=', $.tenantId)
      .where('c.run_id', '=', $.runId)
      .whereRef('c.key', '=', 'v.subject'),
);
