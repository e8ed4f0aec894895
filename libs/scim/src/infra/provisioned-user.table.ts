import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { KeptAttributes } from '../domain/user.js';

export const provisionedUserTable = defineTable('scim.provisioned_user', {
  comment: 'What a SCIM client says of an account',
  properties: {
    tenantId: p.uuid().primary(),
    client: p
      .text()
      .primary()
      .comment('Name of its tokens: a new one of the same name goes on where the former ended'),
    accountId: p.uuid().primary(),
    externalId: p.text().nullable(),
    userName: p.text(),
    userNameKey: p.text(),
    displayName: p.text().comment('As it was said last: what people change by hand is another matter'),
    email: p.text().nullable().comment('Likewise'),
    phoneNumber: p.text().nullable().comment('Likewise'),
    kept: p
      .json()
      .$type<KeptAttributes>()
      .comment('Attributes that nobody but the client needs, by their paths'),
    suspendedEpoch: p
      .integer()
      .nullable()
      .comment(
        `The account's session_epoch after the client suspended it: another one says that somebody else acted since`,
      ),
    deletedAt: p
      .datetime()
      .nullable()
      .comment('Since when the client is not shown it, unless somebody has resumed it'),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
  primaryKeys: ['tenantId', 'client', 'accountId'],
  uniques: [
    { name: 'provisioned_user_external', properties: ['tenantId', 'client', 'externalId'] },
    { name: 'provisioned_user_name', properties: ['tenantId', 'client', 'userNameKey'] },
  ],
  indexes: [{ name: 'provisioned_user_account', properties: ['tenantId', 'accountId'] }],
  policies: [tenantIsolation()],
  references: { accountId: 'accounts.account', tenantId: 'tenancy.tenant' },
});
