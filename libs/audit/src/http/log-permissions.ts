/** The permissions of the log's routes. The log depends on no other feature; roles grant these by the same names (`PERMISSIONS`). */
export const LOG_PERMISSIONS = {
  read: 'audit.read',
  export: 'audit.export',
  verify: 'audit.verify',
  manage: 'audit.manage',
} as const;
