import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

interface OfClient {
  readonly tenantId: string;
  readonly applicationId: string;
}

interface NewSecret extends OfClient {
  readonly id: string;
  readonly secretHash: Buffer;
  readonly now: DatabaseNow;
}

export const insertSecret = prepare((db, $: SqlParams<NewSecret>) =>
  db.insertInto('applications.client_secret').values({
    id: $.id,
    tenant_id: $.tenantId,
    application_id: $.applicationId,
    secret_hash: $.secretHash,
    created_at: $.now,
  }),
);

/** Deletes the secrets that are about to expire, so that there are never more than two. */
export const deleteReplacedSecrets = prepare((db, $: SqlParams<OfClient>) =>
  db
    .deleteFrom('applications.client_secret')
    .where('tenant_id', '=', $.tenantId)
    .where('application_id', '=', $.applicationId)
    .where('expires_at', 'is not', null),
);

/** Makes the present secret expire after this many seconds. */
export const expireSecret = prepare(
  (db, $: SqlParams<OfClient & { now: DatabaseNow; overlapSeconds: number }>) =>
    db
      .updateTable('applications.client_secret')
      .set({ expires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.overlapSeconds})` })
      .where('tenant_id', '=', $.tenantId)
      .where('application_id', '=', $.applicationId)
      .where('expires_at', 'is', null),
);

export const deleteSecrets = prepare((db, $: SqlParams<OfClient>) =>
  db
    .deleteFrom('applications.client_secret')
    .where('tenant_id', '=', $.tenantId)
    .where('application_id', '=', $.applicationId),
);

export const subjectSaltOf = prepare((db, $: SqlParams<OfClient>) =>
  db
    .selectFrom('applications.client')
    .select('subject_salt as subjectSalt')
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.applicationId),
);

/** The valid secrets, newest first. */
export const goodSecrets = prepare((db, $: SqlParams<OfClient & { now: DatabaseNow }>) =>
  db
    .selectFrom('applications.client_secret')
    .select(['secret_hash as secretHash', 'created_at as createdAt', 'expires_at as expiresAt'])
    .where('tenant_id', '=', $.tenantId)
    .where('application_id', '=', $.applicationId)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', $.now)]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc'),
);
