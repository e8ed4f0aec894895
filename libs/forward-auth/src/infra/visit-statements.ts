import { joinableAccounts } from '#accounts';
import { joinableAccess, withoutAccess, type ReviewedScope } from '#applications';
import { BATCH, isAmong, ROW_PLACE, sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { joinableSessions } from '#logon';
import { PERSON } from './person-statements.js';
import { db, prepare } from './statements.js';

/** Seconds within which a browser must bring a code from the portal to the application. */
const HAND_OVER_SECONDS = 60;

/** Seconds after which a browser gets a new visit from the portal, without the person noticing. */
const VISIT_SECONDS = 43_200;

interface NewHandOver {
  readonly tenantId: string;
  readonly codeHash: Buffer;
  readonly browserHash: string;
  readonly host: string;
  readonly returnTo: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly now: DatabaseNow;
}

export const insertHandOver = prepare((db, $: SqlParams<NewHandOver>) =>
  db.insertInto('forward_auth.hand_over').values({
    tenant_id: $.tenantId,
    code_hash: $.codeHash,
    browser_hash: $.browserHash,
    host: $.host,
    return_to: $.returnTo,
    application_id: $.applicationId,
    account_id: $.accountId,
    session_id: $.sessionId,
    expires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${sql.lit(HAND_OVER_SECONDS)})`,
  }),
);

type Redeemed = SqlParams<{ tenantId: string; codeHash: Buffer }>;

/**
 * Uses up a code. Of two requests only one gets it, and a code that is presented at the wrong host is void afterwards.
 */
export const takeHandOver = prepare((db, $: Redeemed & SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('forward_auth.hand_over')
    .where('tenant_id', '=', $.tenantId)
    .where('code_hash', '=', $.codeHash)
    .where('expires_at', '>', $.now)
    .returning([
      'browser_hash as browserHash',
      'host',
      'return_to as returnTo',
      'application_id as applicationId',
      'account_id as accountId',
      'session_id as sessionId',
    ]),
);

interface NewVisit {
  readonly tenantId: string;
  readonly secretHash: Buffer;
  readonly host: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly now: DatabaseNow;
}

export const insertVisit = prepare((db, $: SqlParams<NewVisit>) =>
  db.insertInto('forward_auth.visit').values({
    tenant_id: $.tenantId,
    secret_hash: $.secretHash,
    host: $.host,
    application_id: $.applicationId,
    account_id: $.accountId,
    session_id: $.sessionId,
    expires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${sql.lit(VISIT_SECONDS)})`,
  }),
);

type OfVisit = SqlParams<{ tenantId: string; host: string; secretHash: Buffer; now: DatabaseNow }>;

/**
 * The visitor of a host, if the portal's session, the person's access and the host's registration are all still valid. A request to a
 * protected application costs only this statement.
 */
export const visitorAt = prepare((db, $: OfVisit) =>
  db
    .selectFrom('forward_auth.visit as v')
    .innerJoin('forward_auth.host as h', (join) =>
      join
        .onRef('h.tenant_id', '=', 'v.tenant_id')
        .onRef('h.host', '=', 'v.host')
        .onRef('h.application_id', '=', 'v.application_id'),
    )
    .innerJoin(joinableSessions.as('s'), (join) =>
      join.onRef('s.tenant_id', '=', 'v.tenant_id').onRef('s.id', '=', 'v.session_id'),
    )
    .innerJoin(joinableAccess.as('y'), (join) =>
      join
        .onRef('y.tenant_id', '=', 'v.tenant_id')
        .onRef('y.application_id', '=', 'v.application_id')
        .onRef('y.account_id', '=', 'v.account_id'),
    )
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'v.tenant_id').onRef('a.id', '=', 'v.account_id'),
    )
    .select(PERSON)
    .where('v.tenant_id', '=', $.tenantId)
    .where('v.secret_hash', '=', $.secretHash)
    .where('v.host', '=', $.host)
    .where('v.expires_at', '>', $.now)
    .where('s.good_until', '>', $.now),
);

type Person = SqlParams<{ tenantId: string; sessionId: string; applicationId: string; now: DatabaseNow }>;

/** Whether the person of a valid session may use an application; no row if the session has ended. */
export const mayVisit = prepare((db, $: Person) =>
  db
    .selectFrom(joinableSessions.as('s'))
    .leftJoin(joinableAccess.as('y'), (join) =>
      join
        .onRef('y.tenant_id', '=', 's.tenant_id')
        .onRef('y.account_id', '=', 's.account_id')
        .on('y.application_id', '=', $.applicationId),
    )
    .select([(eb) => eb('y.account_id', 'is not', null).as('mayUse')])
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.id', '=', $.sessionId)
    .where('s.good_until', '>', $.now),
);

export const purgeHandOvers = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('forward_auth.hand_over')
    .where(
      isAmong(
        db
          .selectFrom('forward_auth.hand_over')
          .select(ROW_PLACE)
          .where('expires_at', '<=', $.now)
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('host'),
);

/** A batch of visits whose person may no longer use the application. */
export function removeVisitsWithoutAccess(scope: ReviewedScope) {
  return db
    .deleteFrom('forward_auth.visit')
    .where(
      isAmong(
        db
          .selectFrom('forward_auth.visit as v')
          .select(ROW_PLACE)
          .where(withoutAccess('v', scope))
          .limit(BATCH),
      ),
    )
    .returning('host');
}

export const purgeVisits = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('forward_auth.visit')
    .where(
      isAmong(
        db
          .selectFrom('forward_auth.visit')
          .select(ROW_PLACE)
          .where('expires_at', '<=', $.now)
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('host'),
);
