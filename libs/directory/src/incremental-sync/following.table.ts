import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const STREAM_STATES = ['off', 'opening', 'open', 'waiting'] as const;

/** `waiting`: it could not be kept open, and will be tried again. */
export type StreamState = (typeof STREAM_STATES)[number];

type Facts = Readonly<Record<string, unknown>>;

export const followingTable = defineTable('directory.following', {
  properties: {
    tenantId: p.uuid().primary(),
    connectionId: p.uuid().primary(),
    lineState: p.text().$type<StreamState>().default('off'),
    lineFailure: p.text().nullable().comment('Why the line could not be kept open, as a code'),
    lineFacts: p.json().$type<Facts>().nullable(),
    openedAt: p.datetime().nullable(),
    aliveAt: p
      .datetime()
      .nullable()
      .comment('When the line was last known to be whole: what happened before was heard'),
    heardAt: p.datetime().nullable().comment('When the source last told of a change'),
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime().nullable(),
    failure: p.text().nullable().comment('Why what was heard could not be looked at, as a code'),
    facts: p.json().$type<Facts>().nullable(),
    failedAt: p.datetime().nullable(),
  },
  primaryKeys: ['tenantId', 'connectionId'],
  checks: [
    {
      name: 'following_line_state_check',
      expression: `line_state in ('off', 'opening', 'open', 'waiting')`,
    },
  ],
  policies: [tenantIsolation()],
  references: { connectionId: 'providers.connection', tenantId: 'tenancy.tenant' },
});
