import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { TicketState } from '../domain/ticket-state.js';
import type { ScanError } from '../domain/scan-error.js';
import { prepare } from './statements.js';

const remaining = (until: 'expires_at' | 'confirm_until', now: SqlParams<{ now: DatabaseNow }>['now']) =>
  sql<number>`greatest(0, ceil(extract(epoch from ${sql.ref(until)} - ${now})))::int`.as('remainingSeconds');

type BySecret = SqlParams<{ tenantId: string; secretHash: Buffer; now: DatabaseNow }>;

/** A ticket as its browser watches it, scanned or not. */
export const watchedTicket = prepare((db, $: BySecret) =>
  db
    .selectFrom('qr_logon.waiting_code')
    .select([
      'id',
      'connection_id as connectionId',
      'method',
      'browser_hash as browserHash',
      sql<TicketState>`case when end_reason is null then 'created' else 'cancelled' end`.as('state'),
      'end_reason as endReason',
      sql<string | null>`null`.as('name'),
      sql<number | null>`null::smallint`.as('number'),
      remaining('expires_at', $.now),
      'trouble',
      // The code was about to end because its page seemed to have gone.
      sql<boolean>`end_reason is null and expires_at > ${$.now} and expires_at < lives_until`.as('isLapsing'),
      sql<boolean>`false`.as('wasScanned'),
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('browser_secret_hash', '=', $.secretHash)
    .unionAll(
      db
        .selectFrom('qr_logon.ticket')
        .select([
          'id',
          'connection_id as connectionId',
          'method',
          'browser_hash as browserHash',
          sql<TicketState>`state`.as('state'),
          'end_reason as endReason',
          sql<string | null>`name`.as('name'),
          sql<number | null>`number`.as('number'),
          remaining('confirm_until', $.now),
          sql<ScanError | null>`null`.as('trouble'),
          sql<boolean>`false`.as('isLapsing'),
          sql<boolean>`true`.as('wasScanned'),
        ])
        .where('tenant_id', '=', $.tenantId)
        .where('browser_secret_hash', '=', $.secretHash),
    ),
);

/** The tenant and logon method of a code. Runs with the owner's rights, as the value in a code names no tenant. */
export const scannedCode = prepare((db, $: SqlParams<{ scanHash: Buffer }>) =>
  db
    .selectFrom(sql<{ tenant_id: string; method: string }>`qr_logon.scanned_code(${$.scanHash})`.as('code'))
    .select(['tenant_id as tenantId', 'method']),
);

/** Number of tickets in each state, across all tenants. */
export const countByState = prepare((db) =>
  db
    .selectFrom('qr_logon.ticket')
    .select([sql<TicketState>`state`.as('state'), sql<number>`count(*)::int`.as('count')])
    .groupBy('state')
    .unionAll(
      db
        .selectFrom('qr_logon.waiting_code')
        .select([sql<TicketState>`'created'`.as('state'), sql<number>`count(*)::int`.as('count')])
        .where('end_reason', 'is', null),
    ),
);
