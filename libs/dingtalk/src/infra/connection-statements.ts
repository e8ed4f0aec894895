import { statementsOn, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { joinableConnections } from '#providers';
import type { ConnectionCheck } from '../domain/connection-check.js';
import type { ConnectionSettings } from '../domain/connection-settings.js';
import { connectionCheckTable } from './connection-check.table.js';
import { connectionTable } from './connection.table.js';

const statements = statementsOn(connectionTable, connectionCheckTable);
const { prepare } = statements;

type Tables = (typeof statements)['db'];

/** DingTalk's part of connections, `d`, joined with the common part of all connections, `c`; without the secret. */
const connectionsIn = (from: Tables) =>
  from
    .selectFrom('dingtalk.connection as d')
    .innerJoin(joinableConnections.as('c'), (join) =>
      join.onRef('c.tenant_id', '=', 'd.tenant_id').onRef('c.id', '=', 'd.id'),
    )
    .select([
      'c.id',
      'c.tenant_id as tenantId',
      'c.key',
      'd.corp_id as corpId',
      'd.client_id as clientId',
      'c.name as displayName',
      'c.state',
      'd.ticket_lifetime_seconds as ticketLifetimeSeconds',
      'd.confirmation',
      'c.version',
      'c.created_at as createdAt',
      'c.updated_at as updatedAt',
    ]);

/** Every connection of a tenant, oldest first. */
export const connectionsOfTenant = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  connectionsIn(db).where('c.tenant_id', '=', $.tenantId).orderBy('c.created_at').orderBy('c.id'),
);

type ById = SqlParams<{ tenantId: string; id: string }>;

const connectionOf = (from: Tables, $: ById) =>
  connectionsIn(from).where('c.tenant_id', '=', $.tenantId).where('c.id', '=', $.id);

export const connectionById = prepare(connectionOf);

/** Locks a connection until the transaction ends. */
export const holdConnection = prepare((db, $: ById) =>
  db
    .selectFrom(joinableConnections.as('c'))
    .select('c.id')
    .where('c.tenant_id', '=', $.tenantId)
    .where('c.id', '=', $.id)
    .forUpdate('c'),
);

export const connectionWithSecret = prepare((db, $: ById) =>
  connectionOf(db, $).select('d.client_secret_encrypted as sealedSecret'),
);

interface App {
  readonly tenantId: string;
  readonly id: string;
  readonly corpId: string;
  readonly clientId: string;
  readonly sealedSecret: string;
}

/** Returns no row if another connection has the app. */
export const insertApp = prepare((db, $: SqlParams<App & ConnectionSettings>) =>
  db
    .insertInto('dingtalk.connection')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      corp_id: $.corpId,
      client_id: $.clientId,
      client_secret_encrypted: $.sealedSecret,
      ticket_lifetime_seconds: $.ticketLifetimeSeconds,
      confirmation: $.confirmation,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

export const replaceApp = prepare((db, $: SqlParams<App>) =>
  db
    .updateTable('dingtalk.connection')
    .set({ corp_id: $.corpId, client_id: $.clientId, client_secret_encrypted: $.sealedSecret })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

export const replaceSecret = prepare(
  (db, $: SqlParams<{ tenantId: string; id: string; sealedSecret: string }>) =>
    db
      .updateTable('dingtalk.connection')
      .set({ client_secret_encrypted: $.sealedSecret })
      .where('tenant_id', '=', $.tenantId)
      .where('id', '=', $.id),
);

export const changeSettings = prepare(
  (db, $: SqlParams<{ tenantId: string; id: string } & ConnectionSettings>) =>
    db
      .updateTable('dingtalk.connection')
      .set({ ticket_lifetime_seconds: $.ticketLifetimeSeconds, confirmation: $.confirmation })
      .where('tenant_id', '=', $.tenantId)
      .where('id', '=', $.id),
);

/** Returns a row if another connection of the tenant has the app. */
export const otherWithClient = prepare(
  (db, $: SqlParams<{ tenantId: string; id: string; clientId: string }>) =>
    db
      .selectFrom('dingtalk.connection')
      .select('id')
      .where('tenant_id', '=', $.tenantId)
      .where('client_id', '=', $.clientId)
      .where('id', '<>', $.id),
);

export const lastChecks = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .selectFrom('dingtalk.connection_check')
    .select(['connection_id as connectionId', 'checked_at as checkedAt', 'items'])
    .where('tenant_id', '=', $.tenantId),
);

interface Check {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly items: Json<ConnectionCheck['items']>;
  readonly now: DatabaseNow;
}

/** Stores the result of a check, in place of the former one. */
export const saveCheck = prepare((db, $: SqlParams<Check>) =>
  db
    .insertInto('dingtalk.connection_check')
    .values({
      tenant_id: $.tenantId,
      connection_id: $.connectionId,
      checked_at: $.now,
      items: $.items,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'connection_id']).doUpdateSet((eb) => ({
        checked_at: eb.ref('excluded.checked_at'),
        items: eb.ref('excluded.items'),
      })),
    )
    .returning('checked_at as checkedAt'),
);
