import type { Attribute } from './attribute.js';

/** The attributes of every resource (RFC 7643, 3.1). */
export const COMMON_ATTRIBUTES: readonly Attribute[] = [
  {
    name: 'schemas',
    type: 'reference',
    isMany: true,
    isReadOnly: true,
    description: 'Schemas of the resource',
  },
  { name: 'id', type: 'string', isReadOnly: true, isExact: true, description: 'Id, given by the portal' },
  { name: 'externalId', type: 'string', isExact: true, description: 'Id, given by the client' },
  {
    name: 'meta',
    type: 'complex',
    isReadOnly: true,
    description: 'Metadata of the resource',
    parts: [
      { name: 'resourceType', type: 'string', isReadOnly: true, description: 'Kind of resource' },
      { name: 'created', type: 'dateTime', isReadOnly: true, description: 'When it was created' },
      { name: 'lastModified', type: 'dateTime', isReadOnly: true, description: 'When it was last changed' },
      { name: 'location', type: 'reference', isReadOnly: true, description: 'Its address' },
      { name: 'version', type: 'string', isReadOnly: true, description: 'Its ETag' },
    ],
  },
];
