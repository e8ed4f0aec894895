/** What the routes of the log ask for. The log knows no other feature; roles give these by the same names (`PERMISSIONS`). */
export const LOG_PERMISSIONS = {
  read: 'audit.read',
  export: 'audit.export',
  verify: 'audit.verify',
  manage: 'audit.manage',
} as const;
