import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { DirectorySettings } from '../domain/settings.js';

export const settingsTable = defineTable('directory.settings', {
  properties: {
    tenantId: p.uuid().primary(),
    connectionId: p.uuid().primary(),
    leaverThresholdCount: p.integer(),
    leaverThresholdPercent: p.integer(),
    usernameFrom: p.text().$type<DirectorySettings['usernameFrom']>(),
    matchBy: p.text().$type<DirectorySettings['matchBy']>(),
    scope: p
      .array()
      .$type<readonly string[]>()
      .columnType('text[]')
      .comment(
        'External ids of the units that are read, with all below them. Empty: whatever the source shows',
      ),
    updatedAt: p.datetime(),
    schedule: p.text().$type<DirectorySettings['schedule']>().default('off'),
    stream: p.text().$type<DirectorySettings['stream']>().default('off'),
    push: p.text().$type<DirectorySettings['push']>().default('off'),
    mapping: p
      .json()
      .$type<DirectorySettings['mapping']>()
      .default('{"displayName": "name", "email": "email", "title": "title", "jobNumber": "jobNumber"}')
      .comment('Attributes of the source by the fields of accounts and profiles that they go into'),
    outboundThresholdCount: p.integer().default(20),
    outboundThresholdPercent: p.integer().default(25),
  },
  primaryKeys: ['tenantId', 'connectionId'],
  checks: [
    { name: 'settings_match_by_check', expression: `match_by in ('none', 'email', 'mobile')` },
    {
      name: 'settings_schedule_check',
      expression: `schedule in ('off', 'hourly', 'daily')`,
    },
    { name: 'settings_push_check', expression: `push in ('off', 'on')` },
    { name: 'settings_stream_check', expression: `stream in ('off', 'on')` },
    { name: 'settings_username_from_check', expression: `username_from in ('userId', 'email', 'jobNumber')` },
  ],
  policies: [tenantIsolation()],
  references: { connectionId: 'providers.connection', tenantId: 'tenancy.tenant' },
});
