import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

type OfTenant = { readonly tenantId: string };
type At = OfTenant & { readonly now: DatabaseNow };

/** The webhook, locked until the transaction ends. */
export const webhookForUpdate = prepare((db, $: SqlParams<OfTenant>) =>
  db
    .selectFrom('audit.webhook')
    .select(['url', 'header_names as headers', 'next_sequence as nextSequence', 'changed_at as changedAt'])
    .where('tenant_id', '=', $.tenantId)
    .forUpdate(),
);

/** The stored target of messages; secrets are encrypted. */
export const destination = prepare((db, $: SqlParams<OfTenant>) =>
  db
    .selectFrom('audit.webhook')
    .select(['url', 'secret_encrypted as secret', 'headers_encrypted as headers'])
    .where('tenant_id', '=', $.tenantId),
);

/** The webhook with its backlog. The waiting time of its next record comes from the view of the records. */
export const shownWebhook = prepare((db, $: SqlParams<At>) =>
  db
    .selectFrom('audit.webhook as w')
    .leftJoin('audit.chain as c', 'c.tenant_id', 'w.tenant_id')
    .select([
      'w.url',
      'w.header_names as headers',
      'w.next_sequence as nextSequence',
      'w.failures',
      'w.last_failure as lastFailure',
      'w.last_attempt_at as lastAttemptAt',
      'w.accepted_at as acceptedAt',
      'w.next_attempt_at as nextAttemptAt',
      'w.created_at as createdAt',
      'w.changed_at as changedAt',
      sql<string>`greatest(coalesce(c.last_sequence, 0) - greatest(w.next_sequence, c.first_sequence) + 1, 0)`.as(
        'waiting',
      ),
      sql<
        number | null
      >`(select extract(epoch from ${$.now}::timestamptz - e.recorded_at)::float8 from audit.entry e
        where e.sequence >= w.next_sequence order by e.sequence limit 1)`.as('waitedSeconds'),
    ])
    .where('w.tenant_id', '=', $.tenantId),
);

interface Settings extends At {
  readonly url: string;
  /** Encrypted; null: unchanged. */
  readonly secret: string | null;
  /** Null: unchanged. */
  readonly names: readonly string[] | null;
  /** Encrypted, if there are any. */
  readonly headers: string | null;
}

/** Changes the target of messages; the new receiver is tried at once. No row if there is no webhook. */
export const changeWebhook = prepare((db, $: SqlParams<Settings>) =>
  db
    .updateTable('audit.webhook')
    .set({
      url: $.url,
      secret_encrypted: sql<string>`coalesce(${$.secret}, secret_encrypted)`,
      failures: 0,
      last_failure: null,
      next_attempt_at: $.now,
      changed_at: $.now,
      headers_encrypted: sql<
        string | null
      >`case when ${$.names}::text[] is null then headers_encrypted else ${$.headers} end`,
      header_names: sql<string[]>`coalesce(${$.names}::text[], header_names)`,
    })
    .where('tenant_id', '=', $.tenantId)
    .returning('tenant_id'),
);

interface NewWebhook extends At {
  readonly url: string;
  readonly secret: string | null;
  readonly names: string[];
  readonly headers: string | null;
  /** The first record that it receives. */
  readonly next: string;
}

/** No row if there is one already. */
export const insertWebhook = prepare((db, $: SqlParams<NewWebhook>) =>
  db
    .insertInto('audit.webhook')
    .values({
      tenant_id: $.tenantId,
      url: $.url,
      secret_encrypted: sql<string>`${$.secret}`,
      next_sequence: $.next,
      next_attempt_at: $.now,
      created_at: $.now,
      changed_at: $.now,
      header_names: $.names,
      headers_encrypted: $.headers,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('tenant_id'),
);

export const removeWebhook = prepare((db, $: SqlParams<OfTenant>) =>
  db.deleteFrom('audit.webhook').where('tenant_id', '=', $.tenantId),
);

/** Moves a webhook to another record, with a new message id. */
export const replayFrom = prepare((db, $: SqlParams<At & { next: string }>) =>
  db
    .updateTable('audit.webhook')
    .set({
      next_sequence: $.next,
      message_id: null,
      message_last: null,
      failures: 0,
      last_failure: null,
      next_attempt_at: $.now,
    })
    .where('tenant_id', '=', $.tenantId),
);
