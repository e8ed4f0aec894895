import { sql, statementsOn, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { callbackSeenTable, callbackTable } from './callback.table.js';

const { prepare } = statementsOn(callbackTable, callbackSeenTable);

interface OfConnection {
  readonly tenantId: string;
  readonly connectionId: string;
}

/** Stores new keys. The former ones stay valid for a day, in which to change DingTalk's console. */
export const putCallbackKeys = prepare(
  (db, $: SqlParams<OfConnection & { keys: string; now: DatabaseNow }>) =>
    db
      .insertInto('dingtalk.callback')
      .values({
        tenant_id: $.tenantId,
        connection_id: $.connectionId,
        keys_encrypted: $.keys,
        rotated_at: $.now,
      })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'connection_id']).doUpdateSet((eb) => ({
          former_keys_encrypted: eb.ref('dingtalk.callback.keys_encrypted'),
          former_until: sql<Date>`excluded.rotated_at + interval '1 day'`,
          keys_encrypted: eb.ref('excluded.keys_encrypted'),
          rotated_at: eb.ref('excluded.rotated_at'),
        })),
      ),
);

/** The keys that are valid now, with the former ones. */
export const callbackKeysOf = prepare((db, $: SqlParams<OfConnection & { now: DatabaseNow }>) =>
  db
    .selectFrom('dingtalk.callback')
    .select([
      'keys_encrypted as sealed',
      sql<string | null>`case when former_until > ${$.now}::timestamptz then former_keys_encrypted end`.as(
        'sealedFormer',
      ),
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId),
);

export const pushKeysMadeAt = prepare((db, $: SqlParams<OfConnection>) =>
  db
    .selectFrom('dingtalk.callback')
    .select('rotated_at as madeAt')
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId),
);

interface Push extends OfConnection {
  readonly signature: string;
  /** Milliseconds since the epoch, as DingTalk sends it. */
  readonly sentAtMs: number;
  readonly now: DatabaseNow;
}

/** Minutes allowed for clock differences and for the delivery of a push. */
const MINUTES = 5;

/** Records a push. Returns no row when it is too old, from the future, or was accepted before. */
export const admitPush = prepare((db, $: SqlParams<Push>) =>
  db
    .with('forgotten', (db) =>
      db
        .deleteFrom('dingtalk.callback_seen')
        .where('tenant_id', '=', $.tenantId)
        .where('connection_id', '=', $.connectionId)
        .where(
          'seen_at',
          '<',
          sql<Date>`${$.now}::timestamptz - make_interval(mins => ${sql.lit(3 * MINUTES)})`,
        )
        .returning('signature'),
    )
    .insertInto('dingtalk.callback_seen')
    .columns(['tenant_id', 'connection_id', 'signature', 'seen_at'])
    .expression((eb) =>
      eb
        .selectFrom('dingtalk.callback as c')
        .select([
          'c.tenant_id',
          'c.connection_id',
          sql<string>`${$.signature}::text`.as('signature'),
          sql<Date>`${$.now}::timestamptz`.as('seen_at'),
        ])
        .where('c.tenant_id', '=', $.tenantId)
        .where('c.connection_id', '=', $.connectionId)
        .where(
          sql<boolean>`abs(extract(epoch from ${$.now}::timestamptz) - ${$.sentAtMs}::float8 / 1000)
            <= ${sql.lit(MINUTES * 60)}`,
        ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('signature'),
);
