import { Body, Controller, Get, Inject, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import { ApplicationDirectory, applicationRevision, applicationUrl } from '#applications';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  IfMatch,
  NeedsRevision,
  RequirePermission,
  sendRevision,
  type Principal,
} from '#http';
import { DomainError } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { ChangeForwardApplication } from '../application/change-forward-application.js';
import { CreateForwardApplication } from '../application/create-forward-application.js';
import { ForwardApplications } from '../application/forward-applications.js';
import { ShowHeaders } from '../application/show-headers.js';
import {
  createdForwardView,
  forwardApplicationView,
  forwardChangesBody,
  forwardHeadersView,
  forwardParams,
  newForwardBody,
  type ForwardApplicationView,
} from './forward-views.js';

type Params = z.output<typeof forwardParams>;

/** Applications that a proxy protects. Listing, assigning and deleting them is the same as for all others: `/api/admin/applications`. */
@Controller('api/admin/forward-applications')
@ApiTags('Applications')
@RequirePermission(PERMISSIONS.manageApplications)
export class ForwardApplicationsController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly tenants: TenantDirectory,
    private readonly directory: ApplicationDirectory,
    private readonly applications: ForwardApplications,
    private readonly createApplication: CreateForwardApplication,
    private readonly changeApplication: ChangeForwardApplication,
    private readonly showHeaders: ShowHeaders,
  ) {}

  @Get(':applicationId')
  @ApiSummary({ en: 'Show an application behind a proxy', zh: '查看代理后的应用' })
  @RequirePermission(PERMISSIONS.readApplications)
  @ApiOkResponse({ standardSchema: forwardApplicationView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: forwardParams }) { applicationId }: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ForwardApplicationView> {
    const [tenant, { general, hosts }, assignments] = await Promise.all([
      this.tenants.byId(tenantId),
      this.applications.byId(tenantId, applicationId),
      this.directory.assignments(tenantId, applicationId),
    ]);
    if (tenant === null) throw new DomainError('not_found', 'application.unknown');
    const view = forwardApplicationView.parse({
      ...general,
      hosts,
      assignments,
      openUrl: applicationUrl(this.settings.PUBLIC_URL, tenant.slug, applicationId),
      checkUrl: `${this.settings.PUBLIC_URL}/t/${tenant.slug}/forward-auth`,
      revision: applicationRevision(general),
    });
    sendRevision(reply, view.revision);
    return view;
  }

  /** The headers that the application would get for the caller. */
  @Get(':applicationId/headers')
  @ApiSummary({
    en: 'Show the headers that an application behind a proxy receives',
    zh: '查看代理后的应用会收到的标头',
  })
  @RequirePermission(PERMISSIONS.readApplications)
  @ApiOkResponse({ standardSchema: forwardHeadersView })
  async headers(
    @CurrentPrincipal() { tenantId, accountId }: Principal,
    @Param({ schema: forwardParams }) { applicationId }: Params,
  ): Promise<z.output<typeof forwardHeadersView>> {
    return { items: [...(await this.showHeaders.execute(tenantId, applicationId, accountId))] };
  }

  @Post()
  @ApiSummary({ en: 'Create an application behind a proxy', zh: '创建代理后的应用' })
  @FreshAuthentication()
  @ApiCreatedResponse({ standardSchema: createdForwardView })
  async create(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: newForwardBody }) body: z.output<typeof newForwardBody>,
  ): Promise<z.output<typeof createdForwardView>> {
    return createdForwardView.parse(await this.createApplication.execute(tenantId, body));
  }

  @Patch(':applicationId')
  @ApiSummary({ en: 'Change an application behind a proxy', zh: '修改代理后的应用' })
  @FreshAuthentication()
  @NeedsRevision()
  @ApiOkResponse({ standardSchema: forwardApplicationView })
  async update(
    @CurrentPrincipal() principal: Principal,
    @IfMatch() basis: string,
    @Param({ schema: forwardParams }) params: Params,
    @Body({ schema: forwardChangesBody }) changes: z.output<typeof forwardChangesBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ForwardApplicationView> {
    await this.changeApplication.execute(principal.tenantId, params.applicationId, changes, basis);
    return this.read(principal, params, reply);
  }
}
