import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { TicketState } from '../domain/ticket-state.js';

/** Tickets from the scan on. */
export const ticketTable = defineTable('qr_logon.ticket', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    connectionId: p.uuid(),
    method: p.text().comment('Key of the scan method, in the logon menu'),
    channel: p.text().$type<'qr' | 'in_app'>(),
    state: p.text().$type<Exclude<TicketState, 'created'>>(),
    scanHash: p.blob().$type<Buffer>(),
    browserSecretHash: p.blob().$type<Buffer>(),
    browserHash: p.blob().$type<Buffer>(),
    confirmation: p.text().$type<'plain' | 'choose_number'>(),
    number: p.smallint(),
    choices: p.array().$type<number[]>().columnType('smallint[]'),
    returnTo: p.text(),
    ip: p.text(),
    userAgent: p.text(),
    createdAt: p.datetime(),
    scannedAt: p.datetime(),
    confirmUntil: p
      .datetime()
      .comment('A minute after the scan, but never more than 600 s after the ticket was made'),
    finishedAt: p.datetime().nullable(),
    endReason: p.text().nullable(),
    phoneHash: p.blob().$type<Buffer>(),
    phoneIp: p.text(),
    phoneAgent: p.text(),
    subject: p.text().comment('Stable and unique within the connection'),
    attributes: p
      .json()
      .$type<Readonly<Record<string, string>>>()
      .comment('What else the provider tells of the person: short texts'),
    name: p.text(),
    reportedAt: p.datetime().nullable(),
  },
  indexes: [
    { name: 'ticket_finished', properties: 'finishedAt', where: 'finished_at is not null' },
    { name: 'ticket_live', properties: 'confirmUntil', where: 'finished_at is null' },
    { name: 'ticket_of_browser', properties: 'browserHash' },
    { name: 'ticket_of_secret', properties: 'browserSecretHash' },
    { name: 'ticket_scan', properties: 'scanHash' },
  ],
  checks: [
    { name: 'ticket_channel_check', expression: `channel in ('qr', 'in_app')` },
    { name: 'ticket_confirmation_check', expression: `confirmation in ('plain', 'choose_number')` },
    {
      name: 'ticket_state_check',
      expression: `state in ('scanned', 'confirmed', 'consumed', 'denied', 'expired', 'cancelled')`,
    },
  ],
  policies: [tenantIsolation('worker')],
  references: { connectionId: 'providers.connection' },
});
