import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { AccountStatus } from '../domain/account.js';
import type { Authority } from '../domain/authority.js';
import type { Role } from '../domain/role.js';

export const accountTable = defineTable('accounts.account', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    username: p.text(),
    usernameKey: p.text(),
    email: p.text().nullable(),
    emailKey: p.text().nullable(),
    phoneNumber: p.text().nullable().comment('In E.164'),
    phoneNumberVerified: p
      .boolean()
      .default(false)
      .comment(`A source has made sure that the number is the person's`),
    displayName: p.text(),
    role: p.text().$type<Role>(),
    status: p.text().$type<AccountStatus>().default('active'),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    suspendedAt: p.datetime().nullable().comment('Since when the account is suspended without a break'),
    archivedAt: p
      .datetime()
      .nullable()
      .comment('Since when it is left out of lists; it is suspended as before'),
    nameKey: p.text().default('').collation('C'),
    sessionEpoch: p
      .integer()
      .default(0)
      .comment('Counts what ended every session of the account at once: a suspension, a raised role'),
    emailAuthority: p
      .text()
      .$type<Authority>()
      .default('operator')
      .comment(`On whose word the e-mail address is the owner's`),
    usernameSkeleton: p
      .text()
      .comment(
        'What the user name looks like (UTS #39). With a space and the id behind it: looked like an older one when this was introduced',
      ),
    words: p
      .text()
      .columnType('tsvector')
      .lazy()
      .nullable()
      .generated(`words.of(((username || ' '::text) || display_name)) stored`),
  },
  uniques: [
    { name: 'account_email', properties: ['tenantId', 'emailKey'] },
    { name: 'account_of_tenant', properties: ['tenantId', 'id'] },
    { name: 'account_username', properties: ['tenantId', 'usernameKey'] },
    { name: 'account_username_skeleton', properties: ['tenantId', 'usernameSkeleton'] },
  ],
  indexes: [
    {
      name: 'account_archivable',
      properties: ['tenantId', 'suspendedAt', 'id'],
      where: 'suspended_at is not null and archived_at is null',
    },
    { name: 'account_by_age', properties: ['tenantId', 'createdAt', 'id'] },
    {
      name: 'account_by_email',
      columns: [{ name: 'tenantId' }, { name: 'emailKey', collation: 'C' }, { name: 'id' }],
    },
    { name: 'account_by_name', properties: ['tenantId', 'nameKey', 'id'] },
    {
      name: 'account_by_username',
      columns: [{ name: 'tenantId' }, { name: 'usernameKey', collation: 'C' }, { name: 'id' }],
    },
    {
      name: 'account_by_phone_number',
      properties: ['tenantId', 'phoneNumber'],
      where: 'phone_number is not null',
    },
    { name: 'account_by_word', properties: 'words', type: 'gin' },
    { name: 'account_privileged', properties: ['tenantId', 'role'], where: `role <> 'member'` },
  ],
  checks: [
    { name: 'account_check', expression: '(email is null) = (email_key is null)' },
    { name: 'account_phone_number_check', expression: `phone_number ~ '^\\+[1-9][0-9]{4,14}$'` },
    {
      name: 'account_phone_number_verified_check',
      expression: 'phone_number is not null or not phone_number_verified',
    },
    {
      name: 'account_email_authority_check',
      expression: `email_authority in ('operator', 'owner', 'administrator', 'helpdesk', 'auditor', 'member')`,
    },
    {
      name: 'account_role_check',
      expression: `role in ('owner', 'administrator', 'helpdesk', 'auditor', 'member')`,
    },
    {
      name: 'account_suspended_check',
      expression: `(status = 'suspended') = (suspended_at is not null)`,
    },
    {
      name: 'account_archived_check',
      expression: 'archived_at is null or suspended_at is not null',
    },
    { name: 'account_status_check', expression: `status in ('active', 'suspended')` },
  ],
  policies: [tenantIsolation()],
  references: { tenantId: 'tenancy.tenant' },
});
