import { accountForShare, joinableAccounts, type Role } from '#accounts';
import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { joinableTenants } from '#tenancy';
import type { NewLogonColumns } from './new-logon-columns.js';
import { prepare } from './statements.js';

/** Seconds for which a logon waits for what it needs. */
const WAIT_SECONDS = 600;

interface Waiting extends NewLogonColumns {
  readonly sessionId: string | null;
  readonly needs: string;
  readonly step: string | null;
  readonly subject: string | null;
}

export const insertWaiting = prepare((db, $: SqlParams<Waiting>) =>
  db.insertInto('logon.logon').values({
    id: $.id,
    tenant_id: $.tenantId,
    browser_hash: $.browserHash,
    purpose: $.purpose,
    state: 'awaiting_proof',
    method: $.method,
    session_id: $.sessionId,
    needs: $.needs,
    step: $.step,
    step_subject: $.subject,
    return_to: $.returnTo,
    ip: $.ip,
    user_agent: $.userAgent,
    created_at: $.now,
    expires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${sql.lit(WAIT_SECONDS)})`,
    begun_by: $.begunBy,
    application: $.application,
  }),
);

type InBrowser = SqlParams<{ tenantId: string; browserHash: Buffer; now: DatabaseNow }>;

/** The logon that waits in a browser: one at most. */
export const waitingLogon = prepare((db, $: InBrowser) =>
  db
    .selectFrom('logon.logon')
    .select([
      'id as logonId',
      sql<string>`needs`.as('need'),
      'method',
      'step_subject as subject',
      'account_id as accountId',
      'purpose',
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('browser_hash', '=', $.browserHash)
    .where('state', '=', 'awaiting_proof')
    .where('expires_at', '>', $.now),
);

type Taken = SqlParams<{ tenantId: string; browserHash: Buffer; needs: string; now: DatabaseNow }>;

/** Takes the logon in a browser that waits for this, and locks it. */
export const takeWaiting = prepare((db, $: Taken) =>
  db
    .selectFrom('logon.logon as l')
    .select((eb) => [
      'l.id',
      'l.purpose',
      'l.method',
      'l.step',
      'l.step_subject as subject',
      'l.account_id as accountId',
      'l.session_id as sessionId',
      'l.return_to as returnTo',
      'l.application',
      eb
        .and([
          eb('l.account_id', 'is not', null),
          eb.not(
            eb.exists(
              eb
                .selectFrom(joinableAccounts.as('a'))
                .innerJoin(joinableTenants.as('t'), (join) => join.onRef('t.id', '=', 'a.tenant_id'))
                .select('a.id')
                .whereRef('a.tenant_id', '=', 'l.tenant_id')
                .whereRef('a.id', '=', 'l.account_id')
                .whereRef('a.session_epoch', '=', 'l.account_epoch')
                .whereRef('t.session_epoch', '=', 'l.tenant_epoch'),
            ),
          ),
        ])
        .$castTo<boolean>()
        .as('isOutdated'),
    ])
    .where('l.tenant_id', '=', $.tenantId)
    .where('l.browser_hash', '=', $.browserHash)
    .where('l.state', '=', 'awaiting_proof')
    .where('l.needs', '=', $.needs)
    .where('l.expires_at', '>', $.now)
    .forNoKeyUpdate('l'),
);

interface Proven {
  readonly tenantId: string;
  readonly id: string;
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly needs: string;
}

/** Makes a logon whose account is proven wait for more; no row unless account and tenant are active. */
export const waitAsAccount = prepare((db, $: SqlParams<Proven>) =>
  db
    .updateTable('logon.logon as l')
    .from(accountForShare($).as('a'))
    .innerJoin(joinableTenants.as('t'), (join) => join.onRef('t.id', '=', 'a.tenant_id'))
    .set((eb) => ({
      account_id: eb.ref('a.id'),
      needs: $.needs,
      account_epoch: eb.ref('a.session_epoch'),
      tenant_epoch: eb.ref('t.session_epoch'),
    }))
    .where('t.status', '=', 'active')
    .where('l.tenant_id', '=', $.tenantId)
    .where('l.id', '=', $.id)
    .where('l.state', '=', 'awaiting_proof')
    .returning('l.id'),
);
