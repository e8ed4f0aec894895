import { joinableAccess, withoutAccess, type ReviewedScope } from '#applications';
import { BATCH, isAmong, ROW_PLACE, sql, type Json, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { joinableSessions } from '#logon';
import type { Payload } from './artifact.table.js';
import { db, prepare } from './statements.js';

interface Key {
  readonly tenantId: string;
  readonly model: string;
  readonly id: string;
}

interface Written extends Key {
  readonly payload: Json<Payload>;
  readonly grantId: string | null;
  readonly uid: string | null;
  readonly userCode: string | null;
  readonly applicationId: string | null;
  readonly accountId: string | null;
  readonly sessionId: string | null;
  readonly now: DatabaseNow;
  /** Null: no expiry of its own. */
  readonly lifetimeSeconds: number | null;
}

const insert = (from: typeof db, $: SqlParams<Written>) =>
  from.insertInto('oidc.artifact').values({
    tenant_id: $.tenantId,
    model: $.model,
    id: $.id,
    payload: $.payload,
    grant_id: $.grantId,
    uid: $.uid,
    user_code: $.userCode,
    application_id: $.applicationId,
    account_id: $.accountId,
    // Tokens and codes inherit the session of their grant.
    session_id: sql<string | null>`coalesce(${$.sessionId}::uuid, ${from
      .selectFrom('oidc.artifact as g')
      .select('g.session_id')
      .where('g.tenant_id', '=', $.tenantId)
      .where('g.model', '=', 'Grant')
      .where('g.id', '=', $.grantId)})`,
    created_at: $.now,
    expires_at: sql<Date | null>`${$.now}::timestamptz + make_interval(secs => ${$.lifetimeSeconds})`,
  });

/** Inserts or replaces an artifact, but keeps the time of its creation and of its use. */
export const putArtifact = prepare((from, $: SqlParams<Written>) =>
  insert(from, $).onConflict((conflict) =>
    conflict.columns(['tenant_id', 'model', 'id']).doUpdateSet((eb) => ({
      payload: eb.ref('excluded.payload'),
      grant_id: eb.ref('excluded.grant_id'),
      application_id: eb.ref('excluded.application_id'),
      account_id: eb.ref('excluded.account_id'),
      session_id: sql<string | null>`coalesce(excluded.session_id, oidc.artifact.session_id)`,
      expires_at: eb.ref('excluded.expires_at'),
    })),
  ),
);

/** Returns no row if the artifact already exists. */
export const putOnce = prepare((from, $: SqlParams<Written>) =>
  insert(from, $)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

const isAlive = ($: SqlParams<{ now: DatabaseNow }>) =>
  sql<SqlBool>`(x.expires_at is null or x.expires_at > ${$.now})`;

/** True while the session and the person's access to the application, where the artifact depends on them, still exist. */
const isGrounded = ($: SqlParams<{ now: DatabaseNow }>) => sql<SqlBool>`(x.session_id is null or exists ${db
  .selectFrom(joinableSessions.as('s'))
  .select('s.id')
  .where(sql<SqlBool>`s.tenant_id = x.tenant_id and s.id = x.session_id and s.good_until > ${$.now}`)})
  and (x.account_id is null or x.application_id is null or exists ${db
    .selectFrom(joinableAccess.as('y'))
    .select('y.account_id')
    .where(
      sql<SqlBool>`y.tenant_id = x.tenant_id and y.application_id = x.application_id and y.account_id = x.account_id`,
    )})`;

const found = (from: typeof db, $: SqlParams<{ tenantId: string; model: string; now: DatabaseNow }>) =>
  from
    .selectFrom('oidc.artifact as x')
    .select([
      'x.id as storedAs',
      'x.payload',
      'x.session_id as sessionId',
      'x.consumed_at as consumedAt',
      sql<number>`floor(extract(epoch from x.created_at))::float8`.as('createdSeconds'),
    ])
    .where('x.tenant_id', '=', $.tenantId)
    .where('x.model', '=', $.model)
    .where(isAlive($))
    .where(isGrounded($));

/** Includes used artifacts: the reuse of one reveals a theft. */
export const artifactById = prepare((from, $: SqlParams<Key & { now: DatabaseNow }>) =>
  found(from, $).where('x.id', '=', $.id),
);

type ByUid = SqlParams<{ tenantId: string; model: string; uid: string; now: DatabaseNow }>;

export const artifactByUid = prepare((from, $: ByUid) =>
  found(from, $).where('x.uid', '=', $.uid).orderBy('x.created_at', 'desc').orderBy('x.id').limit(1),
);

type ByUserCode = SqlParams<{ tenantId: string; model: string; userCode: string; now: DatabaseNow }>;

export const artifactByUserCode = prepare((from, $: ByUserCode) =>
  found(from, $).where('x.user_code', '=', $.userCode),
);

/** Marks an artifact as used; no row if it is used already. One statement, so that exactly one of several concurrent requests succeeds. */
export const consumeArtifact = prepare((from, $: SqlParams<Key & { now: DatabaseNow }>) =>
  from
    .updateTable('oidc.artifact')
    .set({ consumed_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('model', '=', $.model)
    .where('id', '=', $.id)
    .where('consumed_at', 'is', null)
    .where(sql<SqlBool>`(expires_at is null or expires_at > ${$.now})`)
    .returning('id'),
);

export const removeArtifact = prepare((from, $: SqlParams<Key>) =>
  from
    .deleteFrom('oidc.artifact')
    .where('tenant_id', '=', $.tenantId)
    .where('model', '=', $.model)
    .where('id', '=', $.id),
);

/** Removes a grant with everything derived from it. */
export const removeGrant = prepare((from, $: SqlParams<{ tenantId: string; grantId: string }>) =>
  from
    .deleteFrom('oidc.artifact')
    .where('tenant_id', '=', $.tenantId)
    .where((eb) =>
      eb.or([eb('grant_id', '=', $.grantId), eb.and([eb('model', '=', 'Grant'), eb('id', '=', $.grantId)])]),
    ),
);

export const removeOfSession = prepare((from, $: SqlParams<{ tenantId: string; sessionId: string }>) =>
  from.deleteFrom('oidc.artifact').where('tenant_id', '=', $.tenantId).where('session_id', '=', $.sessionId),
);

type OfPerson = SqlParams<{ tenantId: string; accountId: string; applicationId: string }>;

/** Removes everything that an application holds for a person. */
export const removeOfPerson = prepare((from, $: OfPerson) =>
  from
    .deleteFrom('oidc.artifact')
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId)
    .where('application_id', '=', $.applicationId),
);

/** Removes a batch of artifacts of people who have lost access to the application. */
export function removeWithoutAccess(scope: ReviewedScope) {
  return db
    .deleteFrom('oidc.artifact')
    .where(
      isAmong(
        db.selectFrom('oidc.artifact as x').select(ROW_PLACE).where(withoutAccess('x', scope)).limit(BATCH),
      ),
    )
    .returning('id');
}

/** Removes a batch of expired artifacts. */
export const purgeArtifacts = prepare((from, $: SqlParams<{ now: DatabaseNow }>) =>
  from
    .deleteFrom('oidc.artifact')
    .where(
      isAmong(
        from
          .selectFrom('oidc.artifact')
          .select(ROW_PLACE)
          .where('expires_at', '<=', $.now)
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('id'),
);
