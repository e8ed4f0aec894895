/** Columns that make an `Account`. */
export const ACCOUNT_COLUMNS = [
  'id',
  'tenant_id as tenantId',
  'username',
  'email',
  'email_authority as emailAuthority',
  'display_name as displayName',
  'role',
  'status',
] as const;
