import type { ResourceType, Schema } from './attribute.js';
import { COMMON_ATTRIBUTES } from './common-attributes.js';

const group: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  name: 'Group',
  description:
    'A group. Its members are added one by one, or selected by a rule; a group with a rule is read-only',
  attributes: [
    { name: 'displayName', type: 'string', isRequired: true, isUnique: true, description: 'The name' },
    {
      name: 'members',
      type: 'complex',
      isMany: true,
      description: 'Members of the group',
      parts: [
        { name: 'value', type: 'string', isExact: true, description: 'Id of the account' },
        { name: '$ref', type: 'reference', isReadOnly: true, description: 'Address of the account' },
        { name: 'display', type: 'string', isReadOnly: true, description: 'Name of the account' },
        { name: 'type', type: 'string', isReadOnly: true, description: 'Always User' },
      ],
    },
  ],
};

/** The resource type of groups. */
export const GROUP_TYPE: ResourceType = {
  name: 'Group',
  endpoint: '/Groups',
  description: 'Groups',
  schema: group,
  extensions: [],
  attributes: [...COMMON_ATTRIBUTES, ...group.attributes],
  dropped: new Set(),
};
