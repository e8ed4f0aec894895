import { Controller, Get, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PERMISSIONS } from '#accounts';
import { CurrentPrincipal, type Principal, RequirePermission } from '#http';
import { DomainError } from '#kernel';
import { RESOURCE_TYPES } from '../domain/schema/resource-types.js';
import { ScimResponses } from './scim-responses.js';
import { clientOf } from './client-of.js';
import { resourceTypeView, schemaView, serviceProviderConfig } from './descriptions.js';
import { SpeaksScim } from './scim-json.js';
import { listView } from './views.js';

const SCHEMAS = RESOURCE_TYPES.flatMap(({ schema, extensions }) => [schema, ...extensions]);

/** The server's self-description (RFC 7644, 4). */
@Controller('scim/v2')
@ApiExcludeController()
@RequirePermission(PERMISSIONS.manageScim)
export class DescriptionsController {
  constructor(private readonly scimResponses: ScimResponses) {}

  @Get('ServiceProviderConfig')
  @SpeaksScim()
  config(@CurrentPrincipal() principal: Principal): object {
    clientOf(principal);
    return serviceProviderConfig(this.scimResponses.base);
  }

  @Get('ResourceTypes')
  @SpeaksScim()
  resourceTypes(@CurrentPrincipal() principal: Principal): object {
    clientOf(principal);
    const views = RESOURCE_TYPES.map((type) => resourceTypeView(this.scimResponses.base, type));
    return listView(views.length, 1, views);
  }

  @Get('ResourceTypes/:name')
  @SpeaksScim()
  resourceType(@CurrentPrincipal() principal: Principal, @Param('name') name: string): object {
    clientOf(principal);
    const type = RESOURCE_TYPES.find((one) => one.name === name);
    if (type === undefined) throw unknown();
    return resourceTypeView(this.scimResponses.base, type);
  }

  @Get('Schemas')
  @SpeaksScim()
  schemas(@CurrentPrincipal() principal: Principal): object {
    clientOf(principal);
    const views = SCHEMAS.map((schema) => schemaView(this.scimResponses.base, schema));
    return listView(views.length, 1, views);
  }

  @Get('Schemas/:id')
  @SpeaksScim()
  schema(@CurrentPrincipal() principal: Principal, @Param('id') id: string): object {
    clientOf(principal);
    const schema = SCHEMAS.find((one) => one.id.toLowerCase() === id.toLowerCase());
    if (schema === undefined) throw unknown();
    return schemaView(this.scimResponses.base, schema);
  }
}

function unknown(): DomainError {
  return new DomainError('not_found', 'scim.description_unknown', {
    detail: 'There is no such description.',
  });
}
