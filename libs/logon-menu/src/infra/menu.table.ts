import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

/** Its row is also the lock under which a menu is changed. */
export const menuTable = defineTable('logon_menu.menu', {
  comment: 'Its row is also the lock under which a menu is changed',
  properties: {
    tenantId: p.uuid().primary(),
    defaultDesktop: p.text().nullable(),
    defaultMobile: p.text().nullable(),
  },
  policies: [tenantIsolation()],
  references: { tenantId: 'tenancy.tenant' },
});
