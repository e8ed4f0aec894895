import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { switchOf } from '#logon-menu';
import { joinableConnections } from '#providers';
import { CEILING_SECONDS, CONFIRM_SECONDS } from '../domain/lifetimes.js';
import type { TicketState } from '../domain/ticket-state.js';
import { prepare } from './statements.js';

/** Facts known at the scan. */
export interface Scanned {
  readonly tenantId: string;
  readonly scanHash: Buffer;
  readonly connectionId: string;
  readonly method: string;
  readonly phoneHash: Buffer;
  readonly phoneIp: string;
  readonly phoneAgent: string;
  readonly subject: string;
  readonly attributes: Json<Readonly<Record<string, string>>>;
  readonly name: string;
  readonly number: number;
  readonly choices: readonly number[];
  readonly now: DatabaseNow;
}

/**
 * Turns a waiting code into a ticket, if its time has not run out and its connection is on. Of any number of simultaneous scans, one takes
 * the code; the others find none.
 */
export const scanCode = prepare((db, $: SqlParams<Scanned>) =>
  db
    .with('code', (db) =>
      db
        .deleteFrom('qr_logon.waiting_code')
        .where('tenant_id', '=', $.tenantId)
        .where('scan_hash', '=', $.scanHash)
        .where('connection_id', '=', $.connectionId)
        .where('method', '=', $.method)
        .where('end_reason', 'is', null)
        .where('expires_at', '>', $.now)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom(joinableConnections.as('c'))
              .select('c.id')
              .where('c.tenant_id', '=', $.tenantId)
              .where('c.id', '=', $.connectionId)
              .where('c.state', '=', 'enabled'),
          ),
        )
        .returningAll(),
    )
    .insertInto('qr_logon.ticket')
    .columns([
      'id',
      'tenant_id',
      'connection_id',
      'method',
      'channel',
      'state',
      'scan_hash',
      'browser_secret_hash',
      'browser_hash',
      'confirmation',
      'number',
      'choices',
      'return_to',
      'ip',
      'user_agent',
      'created_at',
      'scanned_at',
      'confirm_until',
      'phone_hash',
      'phone_ip',
      'phone_agent',
      'subject',
      'attributes',
      'name',
    ])
    .expression((eb) =>
      eb.selectFrom('code').select([
        'id',
        'tenant_id',
        'connection_id',
        'method',
        sql<'qr'>`'qr'`.as('channel'),
        sql<'scanned'>`'scanned'`.as('state'),
        'scan_hash',
        'browser_secret_hash',
        'browser_hash',
        'confirmation',
        sql<number>`${$.number}::smallint`.as('number'),
        sql<number[]>`${$.choices}::smallint[]`.as('choices'),
        'return_to',
        'ip',
        'user_agent',
        'created_at',
        sql<Date>`${$.now}::timestamptz`.as('scanned_at'),
        sql<Date>`least(${$.now}::timestamptz + make_interval(secs => ${sql.lit(CONFIRM_SECONDS)}),
            created_at + make_interval(secs => ${sql.lit(CEILING_SECONDS)}))`.as('confirm_until'),
        sql<Buffer>`${$.phoneHash}::bytea`.as('phone_hash'),
        sql<string>`${$.phoneIp}::text`.as('phone_ip'),
        sql<string>`${$.phoneAgent}::text`.as('phone_agent'),
        sql<string>`${$.subject}::text`.as('subject'),
        sql<Readonly<Record<string, string>>>`${$.attributes}::jsonb`.as('attributes'),
        sql<string>`${$.name}::text`.as('name'),
      ]),
    )
    .returning(['id', 'ip', 'user_agent as userAgent', 'created_at as issuedAt', switchOf($).as('isOn')]),
);

type ByScan = SqlParams<{ tenantId: string; scanHash: Buffer; now: DatabaseNow }>;

/** What became of a code that cannot be scanned; `subject`: the person who scanned it. */
export const earlierUse = prepare((db, $: ByScan) =>
  db
    .selectFrom('qr_logon.ticket')
    .select([
      'id',
      sql<TicketState>`state`.as('state'),
      sql<string | null>`subject`.as('subject'),
      sql<boolean>`confirm_until <= ${$.now}`.as('isOver'),
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('scan_hash', '=', $.scanHash)
    .unionAll(
      db
        .selectFrom('qr_logon.waiting_code')
        .select([
          'id',
          sql<TicketState>`case when end_reason is null then 'created' else 'cancelled' end`.as('state'),
          sql<string | null>`null`.as('subject'),
          sql<boolean>`expires_at <= ${$.now}`.as('isOver'),
        ])
        .where('tenant_id', '=', $.tenantId)
        .where('scan_hash', '=', $.scanHash),
    ),
);

/** Ends a ticket that a second person has scanned. */
export const cancelContested = prepare(
  (db, $: SqlParams<{ tenantId: string; id: string; now: DatabaseNow }>) =>
    db
      .updateTable('qr_logon.ticket')
      .set({ state: 'cancelled', end_reason: 'conflict', finished_at: $.now })
      .where('tenant_id', '=', $.tenantId)
      .where('id', '=', $.id)
      .where('state', '=', 'scanned')
      .returning('id'),
);
