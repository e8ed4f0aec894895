import { sql, type SqlParams } from '#database';
import { CONFIRM_SECONDS } from '../domain/lifetimes.js';
import type { Scanned } from './scan-statements.js';
import { prepare } from './statements.js';

interface InApp extends Scanned {
  readonly id: string;
  readonly secretHash: Buffer;
  readonly returnTo: string;
}

/** A ticket that needs no scan: it begins as scanned by the requesting browser. */
export const insertInApp = prepare((db, $: SqlParams<InApp>) =>
  db.insertInto('qr_logon.ticket').values({
    id: $.id,
    tenant_id: $.tenantId,
    connection_id: $.connectionId,
    method: $.method,
    channel: 'in_app',
    state: 'scanned',
    scan_hash: $.scanHash,
    browser_secret_hash: $.secretHash,
    browser_hash: $.phoneHash,
    confirmation: 'plain',
    number: $.number,
    choices: sql<number[]>`${$.choices}::smallint[]`,
    return_to: $.returnTo,
    ip: $.phoneIp,
    user_agent: $.phoneAgent,
    created_at: $.now,
    scanned_at: $.now,
    confirm_until: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${sql.lit(CONFIRM_SECONDS)})`,
    phone_hash: $.phoneHash,
    phone_ip: $.phoneIp,
    phone_agent: $.phoneAgent,
    subject: $.subject,
    attributes: $.attributes,
    name: $.name,
  }),
);
