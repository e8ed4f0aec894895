import type { Authority } from '#accounts';
import type { SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { Amr, Factor } from '#logon-menu';
import { prepare } from './statements.js';

interface NewProof {
  readonly id: string;
  readonly tenantId: string;
  readonly logonId: string;
  readonly accountId: string;
  readonly method: string;
  readonly factor: Factor;
  readonly amr: readonly Amr[];
  readonly authority: Authority;
  readonly bornOf: string | null;
  readonly now: DatabaseNow;
}

export const insertProof = prepare((db, $: SqlParams<NewProof>) =>
  db.insertInto('logon.proof').values({
    id: $.id,
    tenant_id: $.tenantId,
    logon_id: $.logonId,
    account_id: $.accountId,
    method: $.method,
    factor: $.factor,
    amr: $.amr,
    authority: $.authority,
    born_of: $.bornOf,
    proven_at: $.now,
  }),
);

/** The proofs of a logon, the first one first. */
export const proofsOfLogon = prepare((db, $: SqlParams<{ tenantId: string; logonId: string }>) =>
  db
    .selectFrom('logon.proof')
    .select(['method', 'factor', 'amr', 'authority', 'born_of as bornOf'])
    .where('tenant_id', '=', $.tenantId)
    .where('logon_id', '=', $.logonId)
    .orderBy('proven_at')
    .orderBy('id'),
);
