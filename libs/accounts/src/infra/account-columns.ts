/** Columns that make an `Account`. */
export const ACCOUNT_COLUMNS = [
  'id',
  'tenant_id as tenantId',
  'username',
  'email',
  'email_authority as emailAuthority',
  'phone_number as phoneNumber',
  'phone_number_verified as isPhoneNumberVerified',
  'display_name as displayName',
  'role',
  'status',
] as const;
