import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const ticketTable = defineTable('qr_logon.ticket', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    connectionId: p.uuid(),
    method: p.text().comment('Key of the scan method, in the logon menu'),
    channel: p.text().$type<'qr' | 'in_app'>(),
    state: p
      .text()
      .$type<'created' | 'scanned' | 'confirmed' | 'consumed' | 'denied' | 'expired' | 'cancelled'>(),
    scanHash: p.blob().$type<Buffer>(),
    browserSecretHash: p.blob().$type<Buffer>(),
    browserHash: p.blob().$type<Buffer>(),
    confirmation: p.text().$type<'plain' | 'choose_number'>(),
    number: p.smallint(),
    choices: p.array().$type<number[]>().columnType('smallint[]'),
    returnTo: p.text(),
    ip: p.text(),
    ipPrefix: p.text(),
    userAgent: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    scannedAt: p.datetime().nullable(),
    confirmUntil: p
      .datetime()
      .nullable()
      .comment('A minute after the scan, but never more than 600 s after the ticket was made'),
    finishedAt: p.datetime().nullable(),
    endReason: p.text().nullable(),
    phoneHash: p.blob().$type<Buffer>().nullable(),
    phoneIp: p.text().nullable(),
    phoneAgent: p.text().nullable(),
    subject: p.text().nullable().comment('Stable and unique within the connection'),
    attributes: p
      .json()
      .$type<Readonly<Record<string, string>>>()
      .nullable()
      .comment('What else the provider tells of the person: short texts'),
    name: p.text().nullable(),
    reportedAt: p.datetime().nullable(),
    livesUntil: p
      .datetime()
      .nullable()
      .comment(
        'What expires_at was at first; expires_at comes nearer while the page that shows the code cannot be reached',
      ),
    trouble: p
      .text()
      .$type<'away' | 'slow' | 'refused' | 'outsider' | 'declined' | 'unrecognised' | 'other_app'>()
      .nullable()
      .comment('What last kept a phone from scanning it; null: nothing yet'),
  },
  uniques: [
    { name: 'ticket_tenant_id_browser_secret_hash_key', properties: ['tenantId', 'browserSecretHash'] },
    { name: 'ticket_tenant_id_scan_hash_key', properties: ['tenantId', 'scanHash'] },
  ],
  indexes: [
    { name: 'ticket_finished', properties: 'finishedAt', where: 'finished_at is not null' },
    {
      name: 'ticket_live',
      properties: ['tenantId', 'expiresAt'],
      where: `state in ('created', 'scanned', 'confirmed')`,
    },
    {
      name: 'ticket_of_browser',
      properties: ['tenantId', 'browserHash'],
      where: `state in ('created', 'scanned')`,
    },
    {
      name: 'ticket_of_network',
      properties: ['tenantId', 'ipPrefix', 'expiresAt'],
      where: `state in ('created', 'scanned')`,
    },
    {
      name: 'ticket_of_phone',
      columns: [{ name: 'tenantId' }, { name: 'phoneHash' }, { name: 'scannedAt', sort: 'desc' }],
      where: 'phone_hash is not null',
    },
    { name: 'ticket_scan', properties: 'scanHash' },
    {
      name: 'ticket_unscanned',
      properties: 'finishedAt',
      where: '(finished_at is not null) and (scanned_at is null)',
    },
  ],
  checks: [
    { name: 'ticket_channel_check', expression: `channel in ('qr', 'in_app')` },
    { name: 'ticket_confirmation_check', expression: `confirmation in ('plain', 'choose_number')` },
    {
      name: 'ticket_state_check',
      expression: `state in ('created', 'scanned', 'confirmed', 'consumed', 'denied', 'expired', 'cancelled')`,
    },
    {
      name: 'ticket_trouble_check',
      expression: `trouble in ('away', 'slow', 'refused', 'outsider', 'declined', 'unrecognised', 'other_app')`,
    },
  ],
  policies: [tenantIsolation('worker')],
  references: { connectionId: 'providers.connection', tenantId: 'tenancy.tenant' },
});
