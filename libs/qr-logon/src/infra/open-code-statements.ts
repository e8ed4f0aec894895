import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { OUT_OF_SIGHT_SECONDS } from '../domain/lifetimes.js';
import type { ScanError } from '../domain/scan-error.js';
import { prepare } from './statements.js';

interface Left {
  readonly tenantId: string;
  readonly id: string;
  readonly secretHash: Buffer;
  readonly browserHash: Buffer;
  readonly now: DatabaseNow;
}

/** Ends the ticket of a browser that leaves it. `wasScanned`: it was scanned and not confirmed. */
export const leaveTicket = prepare((db, $: SqlParams<Left>) =>
  db
    .with('code', (db) =>
      db
        .updateTable('qr_logon.waiting_code')
        .set({ end_reason: 'left' })
        .where('tenant_id', '=', $.tenantId)
        .where('id', '=', $.id)
        .where('browser_secret_hash', '=', $.secretHash)
        .where('browser_hash', '=', $.browserHash)
        .where('end_reason', 'is', null)
        .returning(['connection_id', 'method']),
    )
    .with('ticket', (db) =>
      db
        .updateTable('qr_logon.ticket')
        .set({ state: 'cancelled', end_reason: 'left', finished_at: $.now })
        .where('tenant_id', '=', $.tenantId)
        .where('id', '=', $.id)
        .where('browser_secret_hash', '=', $.secretHash)
        .where('browser_hash', '=', $.browserHash)
        .where('channel', '=', 'qr')
        .where('state', '=', 'scanned')
        .returning(['connection_id', 'method']),
    )
    .selectFrom('code')
    .select(['connection_id as connectionId', 'method', sql<boolean>`false`.as('wasScanned')])
    .unionAll((eb) =>
      eb
        .selectFrom('ticket')
        .select(['connection_id as connectionId', 'method', sql<boolean>`true`.as('wasScanned')]),
    ),
);

type OneCode = SqlParams<{ tenantId: string; id: string; now: DatabaseNow }>;

/** Makes a code end in a few seconds. */
export const putOutOfSight = prepare((db, $: OneCode) => {
  const soon = sql<Date>`${$.now}::timestamptz + make_interval(secs => ${sql.lit(OUT_OF_SIGHT_SECONDS)})`;
  return db
    .updateTable('qr_logon.waiting_code')
    .set({ expires_at: soon })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('end_reason', 'is', null)
    .where('expires_at', '>', soon)
    .returning('id');
});

/** Restores the original lifetime of a code that has not ended. */
export const putBackInSight = prepare((db, $: OneCode) =>
  db
    .updateTable('qr_logon.waiting_code')
    .set((eb) => ({ expires_at: eb.ref('lives_until') }))
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('end_reason', 'is', null)
    .where('expires_at', '>', $.now)
    .whereRef('expires_at', '<', 'lives_until'),
);

type NewScanError = SqlParams<{ tenantId: string; scanHash: Buffer; trouble: ScanError; now: DatabaseNow }>;

/** Records what keeps a phone from scanning a code; no row if that is known or the code has ended. */
export const setScanError = prepare((db, $: NewScanError) =>
  db
    .updateTable('qr_logon.waiting_code')
    .set({ trouble: $.trouble })
    .where('tenant_id', '=', $.tenantId)
    .where('scan_hash', '=', $.scanHash)
    .where('end_reason', 'is', null)
    .where('expires_at', '>', $.now)
    .where('trouble', 'is distinct from', $.trouble)
    .returning('id'),
);
