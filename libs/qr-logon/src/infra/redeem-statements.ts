import { bindingForNoKeyUpdate } from '#binding';
import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { switchOf } from '#logon-menu';
import { joinableConnections } from '#providers';
import { REDEEM_SECONDS } from '../domain/lifetimes.js';
import type { TicketState } from '../domain/ticket-state.js';
import { prepare } from './statements.js';

interface Consumed {
  readonly tenantId: string;
  readonly secretHash: Buffer;
  readonly browserHash: Buffer;
  readonly method: string;
  readonly now: DatabaseNow;
}

/**
 * Uses a confirmed ticket up, if it belongs to this browser, is in time, and its connection is on: one compare-and-set. The binding is read
 * here and not at the scan, so a binding that ended in between gives no session. It is locked until the session exists: a request that ends it at
 * the same time either comes first, or finds the session and ends it too. The account is locked too, against a suspension or role change.
 */
export const consumeTicket = prepare((db, $: SqlParams<Consumed>) =>
  db
    .with('ticket', (db) =>
      db
        .updateTable('qr_logon.ticket as t')
        .from(joinableConnections.as('c'))
        .set({ state: 'consumed', finished_at: $.now })
        .where('t.tenant_id', '=', $.tenantId)
        .where('t.browser_secret_hash', '=', $.secretHash)
        .where('t.browser_hash', '=', $.browserHash)
        .where('t.method', '=', $.method)
        .where('t.state', '=', 'confirmed')
        .where(sql<boolean>`t.confirm_until + make_interval(secs => ${sql.lit(REDEEM_SECONDS)}) > ${$.now}`)
        .whereRef('c.tenant_id', '=', 't.tenant_id')
        .whereRef('c.id', '=', 't.connection_id')
        .where('c.state', '=', 'enabled')
        .returningAll('t')
        .returning('c.provider'),
    )
    .selectFrom('ticket')
    .leftJoinLateral(
      bindingForNoKeyUpdate({
        tenantId: sql.ref('ticket.tenant_id'),
        connectionId: sql.ref('ticket.connection_id'),
        subject: sql.ref('ticket.subject'),
      }).as('b'),
      (join) => join.onTrue(),
    )
    .select([
      'ticket.id',
      'ticket.method',
      'ticket.channel',
      'ticket.browser_hash as browserHash',
      'ticket.return_to as returnTo',
      'ticket.ip',
      'ticket.user_agent as userAgent',
      'ticket.phone_ip as phoneIp',
      'ticket.phone_agent as phoneAgent',
      'ticket.provider',
      'ticket.connection_id as connectionId',
      'ticket.subject',
      'ticket.name',
      'ticket.attributes',
      'b.id as bindingId',
      'b.account_id as accountId',
      'b.authority',
      'b.role',
      'b.isActive',
      switchOf($).as('isOn'),
    ]),
);

type BySecret = SqlParams<{ tenantId: string; secretHash: Buffer }>;

/** A ticket that could not be exchanged, in any state; codes that nobody has scanned are left out. */
export const refusedTicket = prepare((db, $: BySecret) =>
  db
    .selectFrom('qr_logon.ticket')
    .select([
      'id',
      'connection_id as connectionId',
      'method',
      sql<TicketState>`state`.as('state'),
      'browser_hash as browserHash',
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('browser_secret_hash', '=', $.secretHash),
);
