import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  IfMatch,
  NeedsRevision,
  type Principal,
  RequirePermission,
} from '#http';
import { ApplicationDirectory } from '../application/application-directory.js';
import { ChangeApplication } from '../application/change-application.js';
import { CreateApplication } from '../application/create-application.js';
import { DeleteApplication } from '../application/delete-application.js';
import { RotateClientSecret } from '../application/rotate-client-secret.js';
import {
  applicationPage,
  applicationParams,
  applicationsQuery,
  applicationView,
  changesBody,
  createdView,
  newApplicationBody,
  rotateBody,
  secretView,
  type ApplicationView,
} from './application-views.js';
import { ShowApplication } from './show-application.js';

type Params = z.output<typeof applicationParams>;

/** The applications that people log on to. A secret is returned once, when it is made. */
@Controller('api/admin/applications')
@ApiTags('Applications')
@RequirePermission(PERMISSIONS.manageApplications)
export class ApplicationsController {
  constructor(
    private readonly applications: ApplicationDirectory,
    private readonly show: ShowApplication,
    private readonly createApplication: CreateApplication,
    private readonly changeApplication: ChangeApplication,
    private readonly deleteApplication: DeleteApplication,
    private readonly rotateClientSecret: RotateClientSecret,
  ) {}

  @Get()
  @ApiSummary({ en: 'List applications', zh: '列出应用' })
  @RequirePermission(PERMISSIONS.readApplications)
  @ApiOkResponse({ standardSchema: applicationPage })
  async list(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: applicationsQuery }) query: z.output<typeof applicationsQuery>,
  ): Promise<z.output<typeof applicationPage>> {
    const { cursor: after, ...filter } = query;
    return applicationPage.parse(await this.applications.page(tenantId, { ...filter, after }));
  }

  @Get(':applicationId')
  @ApiSummary({ en: 'Show an application', zh: '查看应用' })
  @RequirePermission(PERMISSIONS.readApplications)
  @ApiOkResponse({ standardSchema: applicationView })
  read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: applicationParams }) { applicationId }: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicationView> {
    return this.show.execute(tenantId, applicationId, reply);
  }

  @Post()
  @ApiSummary({ en: 'Create an OpenID Connect application', zh: '创建 OpenID Connect 应用' })
  @FreshAuthentication()
  @ApiCreatedResponse({ standardSchema: createdView })
  async create(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: newApplicationBody }) body: z.output<typeof newApplicationBody>,
  ): Promise<z.output<typeof createdView>> {
    const { application, clientSecret } = await this.createApplication.execute(tenantId, body);
    return { id: application.id, clientId: application.id, clientSecret };
  }

  @Patch(':applicationId')
  @ApiSummary({ en: 'Change an application', zh: '修改应用' })
  @FreshAuthentication()
  @NeedsRevision()
  @ApiOkResponse({ standardSchema: applicationView })
  async update(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() basis: string,
    @Param({ schema: applicationParams }) { applicationId }: Params,
    @Body({ schema: changesBody }) changes: z.output<typeof changesBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicationView> {
    await this.changeApplication.execute(tenantId, applicationId, changes, basis);
    return this.show.execute(tenantId, applicationId, reply);
  }

  @Delete(':applicationId')
  @ApiSummary({ en: 'Delete an application', zh: '删除应用' })
  @FreshAuthentication()
  @NeedsRevision()
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() basis: string,
    @Param({ schema: applicationParams }) { applicationId }: Params,
  ): Promise<void> {
    await this.deleteApplication.execute(tenantId, applicationId, basis);
  }

  /** Makes a new secret for the application; the former one stays valid for some hours. */
  @Post(':applicationId/secret')
  @ApiSummary({ en: 'Create a new secret for an application', zh: '为应用新建密钥' })
  @FreshAuthentication()
  @ApiCreatedResponse({ standardSchema: secretView })
  async rotateSecret(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: applicationParams }) { applicationId }: Params,
    @Body({ schema: rotateBody }) { overlapHours }: z.output<typeof rotateBody>,
  ): Promise<z.output<typeof secretView>> {
    return { clientSecret: await this.rotateClientSecret.execute(tenantId, applicationId, overlapHours) };
  }
}
