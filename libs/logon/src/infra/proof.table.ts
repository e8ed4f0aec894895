import { p } from '@mikro-orm/core';
import type { Authority } from '#accounts';
import { defineTable, tenantIsolation } from '#database';
import type { Amr, Factor } from '#logon-menu';

export const proofTable = defineTable('logon.proof', {
  properties: {
    tenantId: p.uuid().primary(),
    logonId: p.uuid().primary(),
    id: p.uuid().primary(),
    accountId: p.uuid(),
    method: p.text(),
    factor: p.text().$type<Factor>(),
    amr: p.array().$type<readonly Amr[]>().columnType('text[]').comment('Values of RFC 8176'),
    authority: p
      .text()
      .$type<Authority>()
      .nullable()
      .comment('On whose word it rests; null: from a time when that was not kept'),
    bornOf: p.uuid().nullable().comment('What it is worth something by and ends with, for example a binding'),
    provenAt: p.datetime(),
  },
  primaryKeys: ['tenantId', 'logonId', 'id'],
  checks: [{ name: 'proof_factor_check', expression: `factor in ('knowledge', 'possession', 'inherence')` }],
  policies: [tenantIsolation('worker')],
  references: { logonId: { table: 'logon.logon', onDelete: 'cascade' }, accountId: 'accounts.account' },
});
