import { LARGEST_JSON_BYTES } from '#http';
import type { Attribute, ResourceType, Schema } from '../domain/schema/attribute.js';
import { MOST_BULK_OPERATIONS } from '../domain/bulk-request.js';
import { MOST_LISTED } from './queries.js';

const schemaOf = (name: string) => `urn:ietf:params:scim:schemas:core:2.0:${name}`;

/** The server's capabilities (RFC 7643, 5). */
export function serviceProviderConfig(base: string): object {
  return {
    schemas: [schemaOf('ServiceProviderConfig')],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: MOST_BULK_OPERATIONS, maxPayloadSize: LARGEST_JSON_BYTES },
    filter: { supported: true, maxResults: MOST_LISTED },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'API client',
        description: 'The token of an API client with the permission scim.manage, as Authorization: Bearer',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

export function resourceTypeView(base: string, type: ResourceType): object {
  return {
    schemas: [schemaOf('ResourceType')],
    id: type.name,
    name: type.name,
    endpoint: type.endpoint,
    description: type.description,
    schema: type.schema.id,
    schemaExtensions: type.extensions.map(({ id }) => ({ schema: id, required: false })),
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${type.name}` },
  };
}

export function schemaView(base: string, { id, name, description, attributes }: Schema): object {
  return {
    schemas: [schemaOf('Schema')],
    id,
    name,
    description,
    attributes: attributes.map(attributeView),
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  };
}

function attributeView(attribute: Attribute): object {
  const {
    name,
    type,
    description,
    parts,
    isMany = false,
    isReadOnly,
    isRequired = false,
    isExact = false,
  } = attribute;
  return {
    name,
    type,
    multiValued: isMany,
    description,
    required: isRequired,
    caseExact: isExact,
    mutability: isReadOnly === true ? 'readOnly' : 'readWrite',
    returned: 'default',
    uniqueness: attribute.isUnique === true ? 'server' : 'none',
    ...(parts === undefined ? {} : { subAttributes: parts.map(attributeView) }),
  };
}
