/** Topic of the live notice that a tenant's menu has changed; its data is `{ tenantId }`. */
export const LOGON_MENU_TOPIC = 'logon-menu';
