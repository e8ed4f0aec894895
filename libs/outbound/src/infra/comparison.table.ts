import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { Threshold } from '../domain/threshold.js';
import type { UnitChange } from '../domain/units.js';

export const comparisonTable = defineTable('outbound.comparison', {
  comment: 'The last one of each connection',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    connectionId: p.uuid(),
    requestedBy: p.uuid().nullable(),
    synchronisedAt: p.datetime().comment('When the synchronisation ended whose people it has been made with'),
    comparedAt: p.datetime(),
    known: p.integer().default(0).comment('People compared whom the source has'),
    creates: p.integer().default(0),
    updates: p.integer().default(0),
    moves: p.integer().default(0),
    disables: p.integer().default(0),
    unchanged: p.integer().default(0),
    conflicts: p.integer().default(0),
    passed: p
      .text()
      .$type<Threshold>()
      .nullable()
      .comment('The setting whose threshold the people to disable pass'),
    units: p.json().$type<readonly UnitChange[]>().comment('What is to be done with units'),
    untold: p
      .array()
      .$type<readonly string[]>()
      .columnType('text[]')
      .comment('Fields that the source tells of nobody, so that they were not compared'),
  },
  uniques: [
    { name: 'comparison_of_connection', properties: ['tenantId', 'connectionId'] },
    { name: 'comparison_of_tenant', properties: ['tenantId', 'id'] },
  ],
  indexes: [{ name: 'comparison_by_age', properties: ['comparedAt'] }],
  checks: [
    {
      name: 'comparison_passed_check',
      expression: `passed in ('outboundThresholdCount', 'outboundThresholdPercent')`,
    },
  ],
  policies: [tenantIsolation('worker')],
  references: { connectionId: 'providers.connection', tenantId: 'tenancy.tenant' },
});
