import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { switchOf } from '#logon-menu';
import { joinableConnections } from '#providers';
import type { TicketKey } from '../domain/ticket-key.js';
import { prepare, type db } from './statements.js';

/** A statement that finds a ticket by either of its two secrets. */
function byEither<Statement>(
  make: (column: 'scan_hash' | 'browser_secret_hash') => Statement,
): Readonly<Record<TicketKey['by'], Statement>> {
  return { scan: make('scan_hash'), browser_secret: make('browser_secret_hash') };
}

interface OfPhone {
  readonly tenantId: string;
  readonly keyHash: Buffer;
  readonly phoneHash: Buffer;
}

/** A ticket as the phone that scanned it sees it. */
export const ticketOfPhone = byEither((column) =>
  prepare((db, $: SqlParams<OfPhone & { now: DatabaseNow }>) =>
    db
      .selectFrom('qr_logon.ticket')
      .select([
        'id as ticketId',
        'connection_id as connectionId',
        'channel',
        'state',
        'confirmation',
        'number',
        'choices',
        'name as identityName',
        'subject',
        'ip',
        'user_agent as userAgent',
        'created_at as requestedAt',
        'return_to as returnTo',
        'confirm_until as confirmUntil',
        'end_reason as endReason',
        sql<boolean>`state = 'scanned' and confirm_until <= ${$.now}`.as('isLate'),
      ])
      .where('tenant_id', '=', $.tenantId)
      .where(column, '=', $.keyHash)
      .where('phone_hash', '=', $.phoneHash),
  ),
);

/** Columns for the events of a decision on ticket `t`. */
const decided = (from: typeof db) =>
  [
    't.id',
    't.connection_id as connectionId',
    't.subject',
    't.name',
    't.ip',
    't.user_agent as userAgent',
    from
      .selectFrom(joinableConnections.as('c'))
      .select('c.provider')
      .whereRef('c.tenant_id', '=', sql.ref('t.tenant_id'))
      .whereRef('c.id', '=', sql.ref('t.connection_id'))
      .$asScalar()
      .as('provider'),
  ] as const;

type Deciding = SqlParams<OfPhone & { method: string; now: DatabaseNow }>;

/** The ticket of this phone, while there is time to decide: the start of every decision. */
const undecided = (column: 'scan_hash' | 'browser_secret_hash', from: typeof db, $: Deciding) =>
  from
    .updateTable('qr_logon.ticket as t')
    .where('t.tenant_id', '=', $.tenantId)
    .where(`t.${column}`, '=', $.keyHash)
    .where('t.phone_hash', '=', $.phoneHash)
    .where('t.method', '=', $.method)
    .where('t.state', '=', 'scanned')
    .where('t.confirm_until', '>', $.now);

/** Confirms; no row if a number has to be chosen and this is the wrong one. */
export const confirmTicket = byEither((column) =>
  prepare((db, $: Deciding & SqlParams<{ number: number | null }>) =>
    undecided(column, db, $)
      .set({ state: 'confirmed' })
      .where((eb) =>
        eb.or([eb('t.confirmation', '=', 'plain'), sql<boolean>`t.number = ${$.number}::smallint`]),
      )
      .returning(decided(db))
      .returning(switchOf($).as('isOn')),
  ),
);

export const denyTicket = byEither((column) =>
  prepare((db, $: Deciding & SqlParams<{ reason: string }>) =>
    undecided(column, db, $)
      .set({ state: 'denied', finished_at: $.now, end_reason: $.reason })
      .returning(decided(db)),
  ),
);

/** Records the first report of a ticket, and ends a ticket that could still be confirmed or exchanged. `former`: its state before. */
export const reportTicket = byEither((column) =>
  prepare((db, $: SqlParams<OfPhone & { now: DatabaseNow }>) =>
    db
      .with('before', (db) =>
        db
          .selectFrom('qr_logon.ticket')
          .select([
            'id',
            'state as former',
            sql<'denied' | 'cancelled'>`case when state = 'confirmed' then 'cancelled'
              when state = 'scanned' and confirm_until > ${$.now} then 'denied' else state end`.as('becomes'),
          ])
          .where('tenant_id', '=', $.tenantId)
          .where(column, '=', $.keyHash)
          .where('phone_hash', '=', $.phoneHash)
          .where('reported_at', 'is', null)
          .forUpdate(),
      )
      .updateTable('qr_logon.ticket as t')
      .from('before')
      .set((eb) => ({
        reported_at: $.now,
        end_reason: 'reported',
        state: eb.ref('before.becomes'),
        finished_at: sql<Date | null>`case when before.becomes <> before.former then ${$.now} else t.finished_at end`,
      }))
      .where('t.tenant_id', '=', $.tenantId)
      .whereRef('t.id', '=', 'before.id')
      .returning(decided(db))
      .returning(['before.former', 't.state']),
  ),
);

/** A ticket that this phone has scanned, in any state. */
export const anyOfPhone = byEither((column) =>
  prepare((db, $: SqlParams<OfPhone>) =>
    db
      .selectFrom('qr_logon.ticket as t')
      .select(decided(db))
      .select('t.state')
      .where('t.tenant_id', '=', $.tenantId)
      .where(`t.${column}`, '=', $.keyHash)
      .where('t.phone_hash', '=', $.phoneHash),
  ),
);
