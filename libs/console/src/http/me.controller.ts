import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PERMISSIONS, ROLES } from '#accounts';
import { CsrfTokens, CurrentPrincipal, SignedIn, type Principal } from '#http';
import { DomainError } from '#kernel';
import { LogonMethods } from '#logon-menu';
import { OtherWays } from '#pages';
import { TenantDirectory } from '#tenancy';

const meView = z.object({
  account: z.object({
    id: z.uuid(),
    username: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
  }),
  permissions: z.array(z.enum(PERMISSIONS)).describe('`<area>.<verb>`, as routes state them'),
  tenant: z.object({
    slug: z.string(),
    name: z.string(),
    accentColor: z.string().describe('`#rrggbb`'),
    logo: z.string().nullable().describe('Data URL'),
  }),
  session: z.object({
    id: z
      .uuid()
      .describe(
        'Goes into `x-session-id` of what a page asks that stays open: no other session answers it then',
      ),
    method: z.string(),
    authenticatedAt: z.date(),
    isFresh: z.boolean().describe('Whether that is recent enough for a sensitive act, as the tenant has it'),
  }),
  ways: z
    .array(z.object({ key: z.string(), name: z.object({ en: z.string(), zh: z.string() }) }))
    .describe('What each way to log on is called that sessions and records bear the key of'),
  csrfToken: z.string().describe('Goes into `x-csrf-token` of every request that changes something'),
});

/** Who is at the console, what they may do there, and for which tenant. */
@Controller('api/admin/me')
export class MeController {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly csrf: CsrfTokens,
    private readonly methods: LogonMethods,
    private readonly otherWays: OtherWays,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: meView })
  async read(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof meView>> {
    const tenant = await this.tenants.byId(principal.tenantId);
    if (tenant === null) throw new DomainError('not_found', 'tenant.unknown');
    const { accountId, username, displayName, role } = principal;
    return meView.parse({
      account: { id: accountId, username, displayName, role },
      permissions: [...principal.permissions].sort(),
      tenant: {
        slug: tenant.slug,
        name: tenant.name,
        accentColor: tenant.settings.accentColor,
        logo: tenant.settings.logo,
      },
      session: {
        id: principal.sessionId,
        method: principal.method,
        authenticatedAt: principal.authenticatedAt,
        isFresh: principal.isFresh,
      },
      ways: [
        ...this.methods.all().map(({ key, label: name }) => ({ key, name })),
        ...[...this.otherWays.all()].map(([key, name]) => ({ key, name })),
      ],
      csrfToken: this.csrf.issue(request, reply),
    });
  }
}
