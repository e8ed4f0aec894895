import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

/** Its row also serves as the lock for changes of the menu. */
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
