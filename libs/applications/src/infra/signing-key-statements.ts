import { BATCH, isAmong, ROW_PLACE, sql, statementsOn, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { Algorithm } from '../domain/client-settings.js';
import type { PublicJwk } from '../domain/signing-key.js';
import { signingKeyTable } from './signing-key.table.js';

const { prepare } = statementsOn(signingKeyTable);

/** The published keys of a tenant, newest first. */
export const publishedKeys = prepare((db, $: SqlParams<{ tenantId: string; now: DatabaseNow }>) =>
  db
    .selectFrom('applications.signing_key')
    .select([
      'id',
      'algorithm',
      'public_jwk as publicJwk',
      'private_jwk_encrypted as sealed',
      'created_at as createdAt',
      'retires_at as retiresAt',
    ])
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb.or([eb('retires_at', 'is', null), eb('retires_at', '>', $.now)]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc'),
);

interface Retiring {
  readonly tenantId: string;
  readonly algorithm: Algorithm;
  readonly now: DatabaseNow;
  readonly overlapSeconds: number;
}

/** Retires the key of an algorithm: it no longer signs, and stays published for this many seconds. */
export const retireKey = prepare((db, $: SqlParams<Retiring>) =>
  db
    .updateTable('applications.signing_key')
    .set({ retires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.overlapSeconds})` })
    .where('tenant_id', '=', $.tenantId)
    .where('algorithm', '=', $.algorithm)
    .where('retires_at', 'is', null),
);

interface NewKey {
  readonly id: string;
  readonly tenantId: string;
  readonly algorithm: Algorithm;
  readonly publicJwk: Json<PublicJwk>;
  readonly sealed: string;
  readonly now: DatabaseNow;
}

export const insertKey = prepare((db, $: SqlParams<NewKey>) =>
  db.insertInto('applications.signing_key').values({
    id: $.id,
    tenant_id: $.tenantId,
    algorithm: $.algorithm,
    public_jwk: $.publicJwk,
    private_jwk_encrypted: $.sealed,
    created_at: $.now,
  }),
);

/** Tenants whose keys have signed for at least this many seconds. */
export const tenantsWithOldKeys = prepare((db, $: SqlParams<{ now: DatabaseNow; oldSeconds: number }>) =>
  db
    .selectFrom('applications.signing_key')
    .select('tenant_id as tenantId')
    .distinct()
    .where('retires_at', 'is', null)
    .where('created_at', '<', sql<Date>`${$.now}::timestamptz - make_interval(secs => ${$.oldSeconds})`)
    .limit(BATCH),
);

/** Deletes some of the keys that are no longer published. */
export const purgeKeys = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('applications.signing_key')
    .where(
      isAmong(
        db
          .selectFrom('applications.signing_key')
          .select(ROW_PLACE)
          .where('retires_at', '<=', $.now)
          .limit(BATCH),
      ),
    )
    .returning('id'),
);
