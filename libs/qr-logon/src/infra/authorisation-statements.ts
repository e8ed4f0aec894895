import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { AUTHORISATION_SECONDS } from '../domain/lifetimes.js';
import { prepare } from './statements.js';

interface Begun {
  readonly id: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly stateHash: Buffer;
  readonly browserHash: Buffer;
  readonly scanHash: Buffer | null;
  readonly returnTo: string;
  readonly now: DatabaseNow;
}

export const insertAuthorisation = prepare((db, $: SqlParams<Begun>) =>
  db.insertInto('qr_logon.authorisation').values({
    id: $.id,
    tenant_id: $.tenantId,
    connection_id: $.connectionId,
    state_hash: $.stateHash,
    browser_hash: $.browserHash,
    scan_hash: $.scanHash,
    return_to: $.returnTo,
    created_at: $.now,
    expires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${sql.lit(AUTHORISATION_SECONDS)})`,
  }),
);

interface Used {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly stateHash: Buffer;
  readonly browserHash: Buffer;
  readonly now: DatabaseNow;
}

/** Uses a state up if it belongs to this tenant, connection and browser, is in time and unused. */
export const useAuthorisation = prepare((db, $: SqlParams<Used>) =>
  db
    .updateTable('qr_logon.authorisation')
    .set({ used_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('state_hash', '=', $.stateHash)
    .where('connection_id', '=', $.connectionId)
    .where('browser_hash', '=', $.browserHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', $.now)
    .returning(['connection_id as connectionId', 'scan_hash as scanHash', 'return_to as returnTo']),
);
