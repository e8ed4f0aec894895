/** What the routes of the settings ask for. Accounts stand above tenants; roles give these by the same names (`PERMISSIONS`). */
export const SETTINGS_PERMISSIONS = { read: 'settings.read', manage: 'settings.manage' } as const;
