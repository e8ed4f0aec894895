import type { Json, SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { DirectorySettings } from '../domain/settings.js';
import { prepare } from './statements.js';

type Of = SqlParams<{ tenantId: string; connectionId: string }>;

export const readSettings = prepare((db, $: Of) =>
  db
    .selectFrom('directory.settings')
    .select([
      'leaver_threshold_count as leaverThresholdCount',
      'leaver_threshold_percent as leaverThresholdPercent',
      'outbound_threshold_count as outboundThresholdCount',
      'outbound_threshold_percent as outboundThresholdPercent',
      'username_from as usernameFrom',
      'match_by as matchBy',
      'scope',
      'schedule',
      'stream',
      'push',
      'mapping',
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId),
);

interface Writing extends Omit<DirectorySettings, 'mapping'> {
  readonly mapping: Json<DirectorySettings['mapping']>;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly now: DatabaseNow;
}

export const writeSettings = prepare((db, $: SqlParams<Writing>) =>
  db
    .insertInto('directory.settings')
    .values({
      tenant_id: $.tenantId,
      connection_id: $.connectionId,
      leaver_threshold_count: $.leaverThresholdCount,
      leaver_threshold_percent: $.leaverThresholdPercent,
      outbound_threshold_count: $.outboundThresholdCount,
      outbound_threshold_percent: $.outboundThresholdPercent,
      username_from: $.usernameFrom,
      match_by: $.matchBy,
      scope: $.scope,
      schedule: $.schedule,
      stream: $.stream,
      push: $.push,
      mapping: $.mapping,
      updated_at: $.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'connection_id']).doUpdateSet((eb) => ({
        leaver_threshold_count: eb.ref('excluded.leaver_threshold_count'),
        leaver_threshold_percent: eb.ref('excluded.leaver_threshold_percent'),
        outbound_threshold_count: eb.ref('excluded.outbound_threshold_count'),
        outbound_threshold_percent: eb.ref('excluded.outbound_threshold_percent'),
        username_from: eb.ref('excluded.username_from'),
        match_by: eb.ref('excluded.match_by'),
        scope: eb.ref('excluded.scope'),
        schedule: eb.ref('excluded.schedule'),
        stream: eb.ref('excluded.stream'),
        push: eb.ref('excluded.push'),
        mapping: eb.ref('excluded.mapping'),
        updated_at: eb.ref('excluded.updated_at'),
      })),
    ),
);
