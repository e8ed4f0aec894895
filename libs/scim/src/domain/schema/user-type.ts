import type { ResourceType, Schema } from './attribute.js';
import { COMMON_ATTRIBUTES } from './common-attributes.js';

export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const user: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:User',
  name: 'User',
  description: 'An account',
  attributes: [
    {
      name: 'userName',
      type: 'string',
      isRequired: true,
      isUnique: true,
      description:
        'What the client calls the account. The name that a new account logs on with is made of it: the part before an @.',
    },
    {
      name: 'name',
      type: 'complex',
      description: 'Parts of the name, kept for the client',
      parts: [
        { name: 'formatted', type: 'string', description: 'The whole name' },
        { name: 'familyName', type: 'string', description: 'Family name' },
        { name: 'givenName', type: 'string', description: 'Given name' },
      ],
    },
    { name: 'displayName', type: 'string', description: 'The name that people see' },
    { name: 'title', type: 'string', description: 'Job title; also a profile field' },
    { name: 'active', type: 'boolean', description: 'Whether the account can log on' },
    {
      name: 'emails',
      type: 'complex',
      isMany: true,
      description:
        'Email addresses, of which the account keeps one: the primary one, or else that of the type work',
      parts: [
        { name: 'value', type: 'string', isUnique: true, description: 'The address' },
        { name: 'type', type: 'string', description: 'Always work' },
        { name: 'primary', type: 'boolean', description: 'Whether it is the primary one' },
      ],
    },
    {
      name: 'phoneNumbers',
      type: 'complex',
      isMany: true,
      description:
        'Phone numbers, of which the account keeps one: the primary one, or else that of the type work, or else mobile',
      parts: [
        { name: 'value', type: 'string', description: 'The number, such as +8613800138000' },
        { name: 'type', type: 'string', description: 'Always work' },
        { name: 'primary', type: 'boolean', description: 'Whether it is the primary one' },
      ],
    },
    {
      name: 'groups',
      type: 'complex',
      isMany: true,
      isReadOnly: true,
      description: 'Groups of which the account is a member, by hand or by rule',
      parts: [
        { name: 'value', type: 'string', isExact: true, isReadOnly: true, description: 'Id of the group' },
        { name: '$ref', type: 'reference', isReadOnly: true, description: 'Address of the group' },
        { name: 'display', type: 'string', isReadOnly: true, description: 'Name of the group' },
        { name: 'type', type: 'string', isReadOnly: true, description: 'Always direct' },
      ],
    },
  ],
};

const enterprise: Schema = {
  id: ENTERPRISE,
  name: 'EnterpriseUser',
  description: 'Data of an organisation about a person, kept for the client',
  attributes: [
    { name: 'employeeNumber', type: 'string', description: 'Job number; also a profile field' },
    { name: 'department', type: 'string', description: 'Department' },
  ],
};

/** The resource type of accounts. */
export const USER_TYPE: ResourceType = {
  name: 'User',
  endpoint: '/Users',
  description: 'Accounts',
  schema: user,
  extensions: [enterprise],
  attributes: [
    ...COMMON_ATTRIBUTES,
    ...user.attributes,
    { name: ENTERPRISE, type: 'complex', description: enterprise.description, parts: enterprise.attributes },
  ],
  // Includes passwords and roles, which provisioning clients cannot set.
  dropped: new Set([
    'nickname',
    'profileurl',
    'usertype',
    'preferredlanguage',
    'locale',
    'timezone',
    'password',
    'ims',
    'photos',
    'addresses',
    'entitlements',
    'roles',
    'x509certificates',
    'name.middlename',
    'name.honorificprefix',
    'name.honorificsuffix',
    'emails.display',
    'phonenumbers.display',
    ...['costcenter', 'organization', 'division', 'manager'].map((name) =>
      `${ENTERPRISE}.${name}`.toLowerCase(),
    ),
  ]),
};
