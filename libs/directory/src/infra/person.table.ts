import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const personTable = defineTable('directory.person', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    connectionId: p.uuid(),
    subject: p.text(),
    seat: p
      .text()
      .comment('What the source calls the person within the organisation; another person may get it'),
    accountId: p.uuid(),
    name: p.text().comment('As the source said it last: what people change by hand is another matter'),
    email: p.text().nullable(),
    phoneNumber: p.text().nullable(),
    phoneNumberVerified: p.boolean().default(false),
    title: p.text().nullable(),
    units: p
      .array()
      .$type<readonly string[]>()
      .columnType('text[]')
      .comment('External ids, that of the position first'),
    state: p.text().$type<'present' | 'left'>(),
    isOurs: p.boolean().comment('The account was made for the person; otherwise it was there before'),
    suspendedEpoch: p
      .integer()
      .nullable()
      .comment(
        `The account's session_epoch after our suspension: another one says that somebody else acted since`,
      ),
    readAt: p.datetime().comment('When the source was asked'),
    createdAt: p.datetime(),
    leftAt: p.datetime().nullable(),
    profile: p
      .json()
      .$type<Readonly<Record<string, string>>>()
      .default('{}')
      .comment('What the source said last, by the keys of fields: whether it counts is another matter'),
  },
  uniques: [{ name: 'person_subject', properties: ['tenantId', 'connectionId', 'subject'] }],
  indexes: [
    {
      name: 'person_by_email',
      expression:
        'create index person_by_email on directory.person using btree (tenant_id, connection_id, lower(email))',
    },
    { name: 'person_by_name', properties: ['tenantId', 'name', 'id'] },
    {
      name: 'person_by_phone_number',
      properties: ['tenantId', 'connectionId', 'phoneNumber'],
      where: 'phone_number is not null',
    },
    { name: 'person_of_account', properties: ['tenantId', 'accountId'] },
    { name: 'person_seat', properties: ['tenantId', 'connectionId', 'seat'] },
  ],
  checks: [{ name: 'person_state_check', expression: `state in ('present', 'left')` }],
  policies: [tenantIsolation()],
  references: {
    accountId: 'accounts.account',
    connectionId: 'providers.connection',
  },
});
