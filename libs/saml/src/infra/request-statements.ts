import { BATCH, isAmong, ROW_PLACE, sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

interface NewRequest {
  readonly id: string;
  readonly tenantId: string;
  readonly applicationId: string;
  readonly requestId: string | null;
  readonly consumer: string;
  readonly relayState: string | null;
  readonly forcesLogon: boolean;
  readonly isPassive: boolean;
  readonly nameIdFormat: string | null;
  readonly testerSessionId: string | null;
  readonly now: DatabaseNow;
  readonly lifeSeconds: number;
}

/** Stores a request until it is answered. Returns no row if the application has sent it before. */
export const keepRequest = prepare((db, $: SqlParams<NewRequest>) =>
  db
    .insertInto('saml.request')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      application_id: $.applicationId,
      request_id: $.requestId,
      consumer: $.consumer,
      relay_state: $.relayState,
      forces_logon: $.forcesLogon,
      is_passive: $.isPassive,
      name_id_format: $.nameIdFormat,
      tester_session_id: $.testerSessionId,
      created_at: $.now,
      expires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.lifeSeconds})`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

type Used = SqlParams<{
  id: string;
  tenantId: string;
  applicationId: string;
  requestId: string;
  now: DatabaseNow;
  lifeSeconds: number;
}>;

/** Records a message that is processed at once. Returns no row if the application has sent it before. */
export const useMessage = prepare((db, $: Used) =>
  db
    .insertInto('saml.request')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      application_id: $.applicationId,
      request_id: $.requestId,
      consumer: '',
      relay_state: null,
      forces_logon: false,
      is_passive: false,
      name_id_format: null,
      created_at: $.now,
      answered_at: $.now,
      expires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.lifeSeconds})`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

type ById = SqlParams<{ tenantId: string; id: string; now: DatabaseNow }>;

/** A request that waits to be answered. */
export const waitingRequest = prepare((db, $: ById) =>
  db
    .selectFrom('saml.request')
    .select([
      'id',
      'application_id as applicationId',
      'request_id as requestId',
      'consumer',
      'relay_state as relayState',
      'forces_logon as forcesLogon',
      'is_passive as isPassive',
      'name_id_format as nameIdFormat',
      'created_at as createdAt',
      'tester_session_id as testerSessionId',
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', $.now),
);

/** Marks a request as answered; no row if it was answered meanwhile, or has expired. */
export const answerRequest = prepare((db, $: ById) =>
  db
    .updateTable('saml.request')
    .set({ answered_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', $.now)
    .returning('id'),
);

export const purgeRequests = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('saml.request')
    .where(
      isAmong(db.selectFrom('saml.request').select(ROW_PLACE).where('expires_at', '<=', $.now).limit(BATCH)),
    )
    .returning('id'),
);
