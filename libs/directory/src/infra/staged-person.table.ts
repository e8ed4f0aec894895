import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

/** People as read by a run. */
export const stagedPersonTable = defineTable('directory.staged_person', {
  properties: {
    tenantId: p.uuid().primary(),
    runId: p.uuid().primary(),
    key: p.text().primary().comment('The subject, or the seat of somebody of whom the source tells none'),
    subject: p.text().nullable(),
    seat: p.text(),
    name: p.text(),
    email: p.text().nullable(),
    emailKey: p.text().nullable(),
    phoneNumber: p.text().nullable(),
    phoneNumberVerified: p.boolean().default(false),
    phoneNumberShared: p
      .boolean()
      .default(false)
      .comment('Several people have it, so that nobody is told to'),
    title: p.text().nullable(),
    units: p.array().$type<readonly string[]>().columnType('text[]'),
    username: p
      .text()
      .nullable()
      .comment(`By the tenant's rule; null: it makes none that an account can have`),
    usernameSkeleton: p.text().nullable(),
    readAt: p.datetime(),
    profile: p.json().$type<Readonly<Record<string, string>>>().default('{}'),
  },
  primaryKeys: ['tenantId', 'runId', 'key'],
  policies: [tenantIsolation()],
  references: { runId: { table: 'directory.run', onDelete: 'cascade' } },
});
