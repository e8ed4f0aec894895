import { Body, Controller, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  IfMatch,
  NeedsRevision,
  RateLimit,
  RequirePermission,
  WithoutFreshAuthentication,
  type Principal,
} from '#http';
import { ChangeSamlApplication } from '../application/change-saml-application.js';
import { CreateSamlApplication } from '../application/create-saml-application.js';
import { ReadSettings } from '../application/read-settings.js';
import {
  createdSamlView,
  newSamlBody,
  samlApplicationView,
  samlChangesBody,
  samlParams,
  samlPreview,
  samlPreviewBody,
  type SamlApplicationView,
} from './saml-views.js';
import { ShowSamlApplication, shownProvider } from './show-saml-application.js';

type Params = z.output<typeof samlParams>;

/** SAML applications. They are listed, assigned and deleted with all others below `/api/admin/applications`. */
@Controller('api/admin/saml-applications')
@ApiTags('Applications')
@RequirePermission(PERMISSIONS.manageApplications)
export class SamlApplicationsController {
  constructor(
    private readonly show: ShowSamlApplication,
    private readonly settings: ReadSettings,
    private readonly createApplication: CreateSamlApplication,
    private readonly changeApplication: ChangeSamlApplication,
  ) {}

  @Get(':applicationId')
  @ApiSummary({ en: 'Show a SAML application', zh: '查看 SAML 应用' })
  @RequirePermission(PERMISSIONS.readApplications)
  @ApiOkResponse({ standardSchema: samlApplicationView })
  read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: samlParams }) { applicationId }: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SamlApplicationView> {
    return this.show.execute(tenantId, applicationId, reply);
  }

  /** Reads metadata from a text or an address, and shows the settings that it would give. */
  @Post('preview')
  @ApiSummary({ en: 'Preview SAML metadata', zh: '预览 SAML 元数据' })
  @HttpCode(200)
  @WithoutFreshAuthentication('it changes nothing: what was read is only shown')
  @RateLimit({ burst: 20, perMinute: 20 })
  @ApiOkResponse({ standardSchema: samlPreview })
  async preview(
    @Body({ schema: samlPreviewBody }) body: z.output<typeof samlPreviewBody>,
  ): Promise<z.output<typeof samlPreview>> {
    return samlPreview.parse(shownProvider(await this.settings.preview(body)));
  }

  @Post()
  @ApiSummary({ en: 'Create a SAML application', zh: '创建 SAML 应用' })
  @FreshAuthentication()
  @ApiCreatedResponse({ standardSchema: createdSamlView })
  async create(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: newSamlBody }) body: z.output<typeof newSamlBody>,
  ): Promise<z.output<typeof createdSamlView>> {
    return createdSamlView.parse(await this.createApplication.execute(tenantId, body));
  }

  @Patch(':applicationId')
  @ApiSummary({ en: 'Change a SAML application', zh: '修改 SAML 应用' })
  @FreshAuthentication()
  @NeedsRevision()
  @ApiOkResponse({ standardSchema: samlApplicationView })
  async update(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() basis: string,
    @Param({ schema: samlParams }) { applicationId }: Params,
    @Body({ schema: samlChangesBody }) changes: z.output<typeof samlChangesBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SamlApplicationView> {
    await this.changeApplication.execute(tenantId, applicationId, changes, basis);
    return this.show.execute(tenantId, applicationId, reply);
  }
}
