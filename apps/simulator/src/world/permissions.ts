/** Permission points by the names of DingTalk's developer console. */
export const PERMISSIONS = {
  base: 'qyapi_base',
  readMember: 'qyapi_get_member',
  listDepartments: 'qyapi_get_department_list',
  listMembers: 'qyapi_get_department_member',
  readContacts: 'Contact.Common.Read',
  readProfile: 'Contact.User.Read',
  readMobile: 'Contact.User.mobile',
  readEmail: 'fieldEmail',
} as const;

export const ALL_PERMISSIONS: readonly string[] = Object.values(PERMISSIONS);
