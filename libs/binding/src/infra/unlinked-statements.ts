import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { providerKey } from '#providers';
import { linkOfUnlinked } from './link-of-unlinked.js';
import { prepare } from './statements.js';

interface Tried {
  readonly id: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly subject: string;
  readonly attributes: Json<Readonly<Record<string, string>>>;
  readonly name: string;
  readonly now: DatabaseNow;
}

/** Counts an attempt of an unlinked person, and stores what the provider says about them now. */
export const noteTry = prepare((db, $: SqlParams<Tried>) =>
  db
    .insertInto('binding.unlinked_identity')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      connection_id: $.connectionId,
      subject: $.subject,
      attributes: $.attributes,
      name: $.name,
      first_tried_at: $.now,
      last_tried_at: $.now,
      tries: 1,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'connection_id', 'subject']).doUpdateSet((eb) => ({
        attributes: eb.ref('excluded.attributes'),
        name: eb.ref('excluded.name'),
        last_tried_at: eb.ref('excluded.last_tried_at'),
        tries: sql<number>`unlinked_identity.tries + 1`,
      })),
    ),
);

type Identities = SqlParams<{ tenantId: string; connectionId: string; subjects: readonly string[] }>;

export const forgetTries = prepare((db, $: Identities) =>
  db
    .deleteFrom('binding.unlinked_identity')
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where((eb) => eb('subject', '=', eb.fn.any($.subjects))),
);

export const unlinkedById = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  db
    .selectFrom('binding.unlinked_identity')
    .select((eb) => [
      providerKey(eb.ref('connection_id')).as('provider'),
      'connection_id as connectionId',
      'subject',
      'name',
      'attributes',
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

type Newest = SqlParams<{ tenantId: string; connectionId: string; limit: number }>;

/** People of a connection who are still not linked, the newest attempt first. */
export const newestUnlinked = prepare((db, $: Newest) =>
  db
    .selectFrom('binding.unlinked_identity as u')
    .select((eb) => [
      providerKey(eb.ref('u.connection_id')).as('provider'),
      'u.connection_id as connectionId',
      'u.subject',
      'u.name',
      'u.attributes',
      'u.last_tried_at as lastTriedAt',
    ])
    .where('u.tenant_id', '=', $.tenantId)
    .where('u.connection_id', '=', $.connectionId)
    .where((eb) => eb.not(eb.exists(linkOfUnlinked)))
    .orderBy('u.last_tried_at', 'desc')
    .orderBy('u.id', 'desc')
    .limit($.limit),
);
