import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const recordTable = defineTable('audit.record', {
  properties: {
    tenantId: p.uuid().primary(),
    sequence: p.bigint('string').primary().comment('Place in the chain of the tenant: 1, 2, 3 and so on'),
    recordedAt: p.datetime().primary(),
    id: p.uuid().comment('Id of the event that the record is of'),
    occurredAt: p.datetime(),
    type: p.text(),
    outcome: p.text().$type<'success' | 'refused' | 'info'>(),
    reason: p.text().nullable(),
    actorKind: p.text(),
    actorId: p.uuid().nullable(),
    targets: p.json().$type<unknown>(),
    method: p.text().nullable(),
    browserIp: p.text().nullable(),
    browserAgent: p.text().nullable(),
    browserName: p.text().nullable(),
    browserOs: p.text().nullable(),
    phoneIp: p.text().nullable(),
    phoneAgent: p.text().nullable(),
    phoneName: p.text().nullable(),
    phoneOs: p.text().nullable(),
    correlationId: p.text(),
    causationId: p.text().nullable(),
    detail: p.json().$type<unknown>(),
    previousHash: p.blob().$type<Buffer>(),
    hash: p
      .blob()
      .$type<Buffer>()
      .comment('SHA-256 of the record as a document in canonical form (RFC 8785), previous_hash included'),
    search: p
      .text()
      .columnType('tsvector')
      .lazy()
      .nullable()
      .generated(
        `(((to_tsvector('simple'::regconfig, ((((((((((((((((((((((replace(type, '.'::text, ' '::text) || ' '::text) || COALESCE(reason, ''::text)) || ' '::text) || COALESCE(method, ''::text)) || ' '::text) || COALESCE(actor_kind, ''::text)) || ' '::text) || COALESCE((actor_id)::text, ''::text)) || ' '::text) || COALESCE(browser_ip, ''::text)) || ' '::text) || COALESCE(browser_name, ''::text)) || ' '::text) || COALESCE(browser_os, ''::text)) || ' '::text) || COALESCE(phone_ip, ''::text)) || ' '::text) || COALESCE(phone_name, ''::text)) || ' '::text) || COALESCE(phone_os, ''::text)) || ' '::text) || COALESCE(correlation_id, ''::text))) || jsonb_to_tsvector('simple'::regconfig, targets, '["string"]'::jsonb)) || jsonb_to_tsvector('simple'::regconfig, detail, '["string"]'::jsonb)) || words.of(words.beside_wide(((((COALESCE(reason, ''::text) || ' '::text) || (targets)::text) || ' '::text) || (detail)::text)))) stored`,
      ),
  },
  primaryKeys: ['tenantId', 'sequence', 'recordedAt'],
  indexes: [
    {
      name: 'record_by_actor_id',
      columns: [
        { name: 'tenantId' },
        { name: 'actorId' },
        { name: 'occurredAt', sort: 'desc' },
        { name: 'sequence', sort: 'desc' },
      ],
    },
    {
      name: 'record_by_browser_ip',
      columns: [
        { name: 'tenantId' },
        { name: 'browserIp' },
        { name: 'occurredAt', sort: 'desc' },
        { name: 'sequence', sort: 'desc' },
      ],
    },
    { name: 'record_by_correlation_id', properties: ['tenantId', 'correlationId'] },
    { name: 'record_by_id', properties: ['tenantId', 'id'] },
    {
      name: 'record_by_method',
      columns: [
        { name: 'tenantId' },
        { name: 'method' },
        { name: 'occurredAt', sort: 'desc' },
        { name: 'sequence', sort: 'desc' },
      ],
    },
    {
      name: 'record_by_outcome',
      columns: [
        { name: 'tenantId' },
        { name: 'outcome' },
        { name: 'occurredAt', sort: 'desc' },
        { name: 'sequence', sort: 'desc' },
      ],
    },
    {
      name: 'record_by_phone_ip',
      columns: [
        { name: 'tenantId' },
        { name: 'phoneIp' },
        { name: 'occurredAt', sort: 'desc' },
        { name: 'sequence', sort: 'desc' },
      ],
    },
    {
      name: 'record_by_target',
      expression: 'create index record_by_target on audit.record using gin (targets jsonb_path_ops)',
    },
    {
      name: 'record_by_time',
      columns: [
        { name: 'tenantId' },
        { name: 'occurredAt', sort: 'desc' },
        { name: 'sequence', sort: 'desc' },
      ],
    },
    {
      name: 'record_by_type',
      columns: [
        { name: 'tenantId' },
        { name: 'type' },
        { name: 'occurredAt', sort: 'desc' },
        { name: 'sequence', sort: 'desc' },
      ],
    },
    {
      name: 'record_by_type_and_outcome',
      columns: [
        { name: 'tenantId' },
        { name: 'type' },
        { name: 'outcome' },
        { name: 'occurredAt', sort: 'desc' },
        { name: 'sequence', sort: 'desc' },
      ],
    },
    { name: 'record_by_word', properties: 'search', type: 'gin' },
  ],
  checks: [
    { name: 'record_check', expression: 'occurred_at <= recorded_at' },
    { name: 'record_hash_check', expression: 'length(hash) = 32' },
    { name: 'record_outcome_check', expression: `outcome in ('success', 'refused', 'info')` },
    { name: 'record_previous_hash_check', expression: 'length(previous_hash) = 32' },
    { name: 'record_sequence_check', expression: 'sequence > 0' },
  ],
  policies: [tenantIsolation()],
});
