import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { Public, RateLimit } from '#http';
import { plainText } from '#kernel';
import { Page, PageContexts, tenantPaths } from '#pages';
import { TenantDirectory } from '#tenancy';
import { entrancePage } from '../../pages/organisation-finder/organisation-finder-page.js';

/** Longer than any short name, so that a pasted text is reported as unknown instead of being refused. */
const organisationQuery = z.object({ organisation: plainText({ max: 200 }).optional() });

/** The installation's own address: redirects to the organisation, or asks which one. It never lists them. */
@Controller()
export class OrganisationFinderController {
  constructor(
    private readonly contexts: PageContexts,
    private readonly tenants: TenantDirectory,
  ) {}

  @Get()
  @Public('people who have no more than the address of the installation begin here')
  @RateLimit({ burst: 60, perMinute: 120 })
  @Page()
  async enter(
    @Query({ schema: organisationQuery }) { organisation }: z.output<typeof organisationQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const slug = organisation?.trim().toLowerCase() ?? '';
    const tenant = await (slug === '' ? this.tenants.only() : this.tenants.bySlug(slug));
    if (tenant !== null) {
      void reply.redirect(tenantPaths(tenant.slug).home, 303);
      return undefined;
    }
    return entrancePage({
      context: this.contexts.ofNobody(request, reply),
      unknown: slug === '' ? undefined : organisation,
    });
  }
}
