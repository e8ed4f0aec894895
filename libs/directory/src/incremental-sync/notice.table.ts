import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { NoticeKind } from './notice.js';

export const noticeTable = defineTable('directory.notice', {
  comment: 'Whom to look at, because the source says that something about them has changed',
  properties: {
    tenantId: p.uuid().primary(),
    connectionId: p.uuid().primary(),
    kind: p.text().$type<NoticeKind>().primary(),
    externalId: p.text().primary().comment('Of a gap: since when nothing was heard'),
    isLeaving: p.boolean(),
    revision: p
      .integer()
      .default(1)
      .comment('Counts what was heard: whoever was looked at before the last of it is looked at again'),
    looks: p
      .integer()
      .default(0)
      .comment('How often somebody who is said to have left was found there still'),
    attempts: p.integer().default(0),
    heardAt: p.datetime(),
    nextAttemptAt: p.datetime(),
  },
  primaryKeys: ['tenantId', 'connectionId', 'kind', 'externalId'],
  indexes: [{ name: 'notice_due', properties: ['nextAttemptAt'] }],
  checks: [{ name: 'notice_kind_check', expression: `kind in ('person', 'unit', 'gap')` }],
  policies: [tenantIsolation()],
  references: { connectionId: 'providers.connection', tenantId: 'tenancy.tenant' },
});
