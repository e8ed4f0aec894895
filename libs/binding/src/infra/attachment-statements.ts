import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { isConnectionOn, joinableConnections, providerKey } from '#providers';
import { prepare } from './statements.js';

/** Seconds in which an offered attachment can be completed. */
const LIFETIME_SECONDS = 600;

/** States of an attachment with which its browser may continue. */
const OPEN = ['offered', 'started'] as const;

/** Columns that identify the person, without the provider's own attributes. */
const WHOSE = ['connection_id as connectionId', 'subject', 'name'] as const;

interface NewAttachment {
  readonly id: string;
  readonly tenantId: string;
  readonly browserHash: Buffer;
  readonly connectionId: string;
  readonly subject: string;
  readonly attributes: Json<Readonly<Record<string, string>>>;
  readonly name: string;
  readonly state: 'offered' | 'started';
  readonly accountId: string | null;
  readonly phoneIp: string;
  readonly phoneAgent: string;
  readonly now: DatabaseNow;
}

export const insertAttachment = prepare((db, $: SqlParams<NewAttachment>) =>
  db.insertInto('binding.attachment').values({
    id: $.id,
    tenant_id: $.tenantId,
    browser_hash: $.browserHash,
    connection_id: $.connectionId,
    subject: $.subject,
    attributes: $.attributes,
    name: $.name,
    state: $.state,
    account_id: $.accountId,
    phone_ip: $.phoneIp,
    phone_agent: $.phoneAgent,
    created_at: $.now,
    expires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${sql.lit(LIFETIME_SECONDS)})`,
  }),
);

type InBrowser = SqlParams<{ tenantId: string; browserHash: Buffer; now: DatabaseNow }>;

/** The newest attachment with which a browser may continue. */
export const openInBrowser = prepare((db, $: InBrowser) =>
  db
    .selectFrom('binding.attachment as a')
    .innerJoin(joinableConnections.as('c'), (join) =>
      join.onRef('c.tenant_id', '=', 'a.tenant_id').onRef('c.id', '=', 'a.connection_id'),
    )
    .select([
      'a.id as attachmentId',
      'a.connection_id as connectionId',
      'c.provider',
      'a.name',
      sql<'offered' | 'started'>`a.state`.as('state'),
      'a.expires_at as expiresAt',
    ])
    .where('a.tenant_id', '=', $.tenantId)
    .where('a.browser_hash', '=', $.browserHash)
    .where('a.state', 'in', OPEN)
    .where('a.expires_at', '>', $.now)
    .orderBy('a.created_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(1),
);

type Chosen = SqlParams<{ tenantId: string; browserHash: Buffer; id: string; now: DatabaseNow }>;

/** Starts an attachment, or continues one that was started; no row when this browser may not. */
export const startOffered = prepare((db, $: Chosen) =>
  db
    .updateTable('binding.attachment')
    .set({ state: 'started', started_at: sql<Date>`coalesce(started_at, ${$.now})` })
    .where('tenant_id', '=', $.tenantId)
    .where('browser_hash', '=', $.browserHash)
    .where('state', 'in', OPEN)
    .where('expires_at', '>', $.now)
    .where('id', '=', $.id)
    .returning((eb) => ['id', ...WHOSE, providerKey(eb.ref('connection_id')).as('provider')]),
);

type ByIdentity = SqlParams<{ tenantId: string; connectionId: string; subject: string; now: DatabaseNow }>;

/** Number of attachments that one identity has started within an hour. */
export const startedInAnHour = prepare((db, $: ByIdentity) =>
  db
    .selectFrom('binding.attachment')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('subject', '=', $.subject)
    .where('started_at', '>', sql<Date>`${$.now}::timestamptz - interval '1 hour'`),
);

/** Ends the attachment that waits in a browser. */
export const cancelInBrowser = prepare((db, $: InBrowser) =>
  db
    .updateTable('binding.attachment')
    .set({ state: 'ended' })
    .where('tenant_id', '=', $.tenantId)
    .where('browser_hash', '=', $.browserHash)
    .where('state', 'in', OPEN)
    .where('expires_at', '>', $.now)
    .returning((eb) => ['id', ...WHOSE, providerKey(eb.ref('connection_id')).as('provider')]),
);

type ById = { readonly tenantId: string; readonly id: string };

/** Uses a started attachment up, once and only while its connection is on, and returns the identity that it was offered for. */
export const completeStarted = prepare((db, $: SqlParams<ById & { now: DatabaseNow }>) =>
  db
    .updateTable('binding.attachment')
    .set({ state: 'attached', finished_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('state', '=', 'started')
    .where('expires_at', '>', $.now)
    .where((eb) => isConnectionOn(eb.ref('connection_id')))
    .returning((eb) => [
      ...WHOSE,
      'attributes',
      'account_id as loggedOnAs',
      providerKey(eb.ref('connection_id')).as('provider'),
    ]),
);

/** The identity that an attachment is for. */
export const identityOfAttachment = prepare((db, $: SqlParams<ById>) =>
  db
    .selectFrom('binding.attachment')
    .select((eb) => [...WHOSE, providerKey(eb.ref('connection_id')).as('provider')])
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);
