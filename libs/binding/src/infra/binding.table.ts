import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { BindingOrigin } from '../domain/binding-origin.js';

export const bindingTable = defineTable('binding.binding', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    connectionId: p.uuid(),
    subject: p.text().comment('Stable and unique within the connection'),
    attributes: p
      .json()
      .$type<Readonly<Record<string, string>>>()
      .comment('What else the provider tells of the person: short texts'),
    name: p.text(),
    accountId: p.uuid(),
    origin: p.text().$type<BindingOrigin>(),
    provenBy: p.text().nullable(),
    madeBy: p.uuid().nullable(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    endedBy: p.uuid().nullable(),
    endReason: p.text().nullable(),
    nameKey: p.text().default('').collation('C'),
    authority: p
      .text()
      .$type<'operator' | 'owner' | 'administrator' | 'helpdesk' | 'auditor' | 'member'>()
      .default('operator'),
    words: p.text().columnType('tsvector').lazy().nullable().generated('words.of(name) stored'),
  },
  uniques: [
    {
      name: 'binding_account',
      properties: ['tenantId', 'connectionId', 'accountId'],
      where: 'ended_at is null',
    },
    {
      name: 'binding_identity',
      properties: ['tenantId', 'connectionId', 'subject'],
      where: 'ended_at is null',
    },
  ],
  indexes: [
    { name: 'binding_by_age', properties: ['tenantId', 'createdAt', 'id'] },
    {
      name: 'binding_by_attribute',
      expression:
        'create index binding_by_attribute on binding.binding using gin (attributes jsonb_path_ops)',
    },
    { name: 'binding_by_name', properties: ['tenantId', 'nameKey'] },
    { name: 'binding_by_word', properties: 'words', type: 'gin' },
    {
      name: 'binding_of_account',
      columns: [{ name: 'tenantId' }, { name: 'accountId' }, { name: 'createdAt', sort: 'desc' }],
    },
  ],
  checks: [
    {
      name: 'binding_authority_check',
      expression: `authority in ('operator', 'owner', 'administrator', 'helpdesk', 'auditor', 'member')`,
    },
    {
      name: 'binding_origin_check',
      expression: `origin in ('import', 'attach', 'self_service', 'admin', 'auto_match', 'provision')`,
    },
  ],
  policies: [tenantIsolation()],
  references: {
    accountId: 'accounts.account',
    connectionId: 'providers.connection',
  },
});
