import type { Authority } from '#accounts';
import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { Amr, Factor } from '#logon-menu';
import type { NewLogonColumns } from './new-logon-columns.js';
import { prepare } from './statements.js';

interface Complete extends NewLogonColumns {
  readonly accountId: string;
  readonly sessionId: string;
  readonly proofId: string;
  readonly proofMethod: string;
  readonly factor: Factor;
  readonly amr: readonly Amr[];
  readonly authority: Authority;
  readonly bornOf: string | null;
}

/** Stores a logon that is complete with its first proof. */
export const insertComplete = prepare((db, $: SqlParams<Complete>) =>
  db
    .with('logon', (db) =>
      db
        .insertInto('logon.logon')
        .values({
          id: $.id,
          tenant_id: $.tenantId,
          browser_hash: $.browserHash,
          purpose: $.purpose,
          state: 'completed',
          method: $.method,
          account_id: $.accountId,
          session_id: $.sessionId,
          return_to: $.returnTo,
          ip: $.ip,
          user_agent: $.userAgent,
          created_at: $.now,
          expires_at: $.now,
          completed_at: $.now,
          begun_by: $.begunBy,
          application: $.application,
        })
        .returning(['tenant_id', 'id', 'completed_at']),
    )
    .insertInto('logon.proof')
    .columns([
      'tenant_id',
      'logon_id',
      'proven_at',
      'account_id',
      'id',
      'method',
      'factor',
      'amr',
      'authority',
      'born_of',
    ])
    .expression((eb) =>
      eb
        .selectFrom('logon')
        .select([
          'tenant_id',
          'logon.id',
          'completed_at',
          sql<string>`${$.accountId}::uuid`.as('account_id'),
          sql<string>`${$.proofId}::uuid`.as('proof_id'),
          sql<string>`${$.proofMethod}::text`.as('method'),
          sql<Factor>`${$.factor}::text`.as('factor'),
          sql<readonly Amr[]>`${$.amr}::text[]`.as('amr'),
          sql<Authority>`${$.authority}::text`.as('authority'),
          sql<string | null>`${$.bornOf}::uuid`.as('born_of'),
        ]),
    ),
);

type BegunBy = SqlParams<{ tenantId: string; begunBy: string }>;

/** The sessions of the logons that this began, and what was made with each. */
export const sessionsBegunBy = prepare((db, $: BegunBy) =>
  db
    .selectFrom('logon.logon as l')
    .innerJoin('logon.session as s', (join) =>
      join.onRef('s.tenant_id', '=', 'l.tenant_id').onRef('s.id', '=', 'l.session_id'),
    )
    .select([
      's.id as sessionId',
      sql<string | null>`case when l.step is not null then s.born_of end`.as('made'),
    ])
    .where('l.tenant_id', '=', $.tenantId)
    .where('l.begun_by', '=', $.begunBy)
    .where('l.state', '=', 'completed'),
);

interface Ends {
  readonly tenantId: string;
  readonly id: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly now: DatabaseNow;
}

export const completeWaiting = prepare((db, $: SqlParams<Ends>) =>
  db
    .updateTable('logon.logon')
    .set({
      state: 'completed',
      needs: null,
      account_id: $.accountId,
      session_id: $.sessionId,
      completed_at: $.now,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

type Past = SqlParams<{ tenantId: string; accountId: string; except: string; limit: number }>;

/** The newest completed logons of an account, without those of one purpose. */
export const completedLogons = prepare((db, $: Past) =>
  db
    .selectFrom('logon.logon')
    .select([sql<Date>`completed_at`.as('at'), 'method', 'ip', 'user_agent as userAgent'])
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId)
    .where('state', '=', 'completed')
    .where('purpose', '<>', $.except)
    .orderBy('completed_at', 'desc')
    .orderBy('id', 'desc')
    .limit($.limit),
);
