import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const emailCodeTable = defineTable('authenticators.email_code', {
  properties: {
    tenantId: p.uuid().primary(),
    browserHash: p.blob().$type<Buffer>().primary(),
    purpose: p.text().primary(),
    id: p.uuid(),
    accountId: p
      .uuid()
      .nullable()
      .comment('null = a decoy: no such account, so that answers do not tell which accounts exist'),
    subject: p.text(),
    sentTo: p.text().comment('What the person typed, masked'),
    codeHash: p.text(),
    tries: p.integer().default(0),
    isUsed: p.boolean().default(false),
    sentAt: p.datetime(),
    expiresAt: p.datetime(),
    addressMac: p
      .text()
      .nullable()
      .comment('Keyed hash of the address that it was sent to; null: it was sent to nobody'),
  },
  primaryKeys: ['tenantId', 'browserHash', 'purpose'],
  indexes: [{ name: 'email_code_expires_at', properties: 'expiresAt' }],
  policies: [tenantIsolation('worker')],
  references: { accountId: 'accounts.account', tenantId: 'tenancy.tenant' },
});
