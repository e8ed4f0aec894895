import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import { ApiSummary, RequirePermission } from '#http';
import { KnownScopes } from '../application/known-scopes.js';

const scopesView = z
  .object({
    items: z.array(
      z.object({
        scope: z.string(),
        provider: z
          .object({ en: z.string(), zh: z.string() })
          .nullable()
          .describe(
            'Name of the provider that owns the scope; null: a scope of OpenID Connect or of the portal',
          ),
        claims: z
          .array(z.string())
          .describe('Claims that an application receives with the scope of a provider'),
      }),
    ),
  })
  .meta({ id: 'ApplicationScopes' });

/** The scopes of OpenID Connect that applications can be given. */
@Controller('api/admin/application-scopes')
@ApiTags('Applications')
export class ApplicationScopesController {
  constructor(private readonly scopes: KnownScopes) {}

  @Get()
  @ApiSummary({ en: 'List the scopes that applications can request', zh: '列出应用可申请的范围' })
  @RequirePermission(PERMISSIONS.readApplications)
  @ApiOkResponse({ standardSchema: scopesView })
  list(): z.output<typeof scopesView> {
    return scopesView.parse({ items: this.scopes.list() });
  }
}
