import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { ScanError } from '../domain/scan-error.js';

/**
 * QR codes that nobody has scanned. PostgreSQL does not log this table: it is empty after a crash, and no other table may refer
 * to it (decision 0040).
 */
export const waitingCodeTable = defineTable('qr_logon.waiting_code', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    connectionId: p.uuid(),
    method: p.text().comment('Key of the scan method, in the logon menu'),
    scanHash: p.blob().$type<Buffer>(),
    browserSecretHash: p.blob().$type<Buffer>(),
    browserHash: p.blob().$type<Buffer>(),
    confirmation: p.text().$type<'plain' | 'choose_number'>(),
    returnTo: p.text(),
    ip: p.text(),
    ipPrefix: p.text(),
    userAgent: p.text(),
    createdAt: p.datetime(),
    expiresAt: p
      .datetime()
      .comment('Comes nearer than lives_until while the page that shows the code cannot be reached'),
    livesUntil: p.datetime().comment('What expires_at was at first'),
    trouble: p
      .text()
      .$type<ScanError>()
      .nullable()
      .comment('What last kept a phone from scanning it; null: nothing yet'),
    endReason: p.text().nullable().comment('Why it was withdrawn before its time; null: it was not'),
  },
  indexes: [
    { name: 'waiting_code_of_browser', properties: 'browserHash' },
    { name: 'waiting_code_of_network', properties: 'ipPrefix' },
    { name: 'waiting_code_of_secret', properties: 'browserSecretHash' },
    { name: 'waiting_code_over', properties: 'livesUntil' },
    { name: 'waiting_code_scan', properties: 'scanHash' },
  ],
  checks: [
    { name: 'waiting_code_confirmation_check', expression: `confirmation in ('plain', 'choose_number')` },
    {
      name: 'waiting_code_trouble_check',
      expression: `trouble in ('away', 'slow', 'refused', 'outsider', 'declined', 'unrecognised', 'other_app')`,
    },
  ],
  comment: 'QR codes that nobody has scanned. Unlogged: a crash of the database loses them',
  policies: [tenantIsolation('worker')],
});
