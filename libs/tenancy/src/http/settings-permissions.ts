/** Permissions of the settings routes. Tenancy cannot import accounts, whose roles grant them under the same names (`PERMISSIONS`). */
export const SETTINGS_PERMISSIONS = { read: 'settings.read', manage: 'settings.manage' } as const;
