import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
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
import { AddField } from '../application/add-field.js';
import { ChangeField } from '../application/change-field.js';
import { ProfileFields } from '../application/profile-fields.js';
import { RemoveField } from '../application/remove-field.js';
import { fieldChangesBody, fieldListView, fieldView, fieldViewOf, newFieldBody } from './field-views.js';

/** Fields of people's profiles, in addition to the fields of accounts: built-in ones, and the tenant's own. */
@Controller('api/admin/profile-fields')
@ApiTags('Accounts')
export class ProfileFieldsController {
  constructor(
    private readonly fields: ProfileFields,
    private readonly addField: AddField,
    private readonly changeField: ChangeField,
    private readonly removeField: RemoveField,
  ) {}

  @Get()
  @ApiSummary({ en: 'List profile fields', zh: '列出资料字段' })
  @RequirePermission(PERMISSIONS.readSettings)
  @ApiOkResponse({ standardSchema: fieldListView })
  async list(@CurrentPrincipal() { tenantId }: Principal): Promise<z.output<typeof fieldListView>> {
    return { items: (await this.fields.all(tenantId)).map(fieldViewOf) };
  }

  @Post()
  @ApiSummary({ en: 'Create a profile field', zh: '创建资料字段' })
  @FreshAuthentication()
  @RequirePermission(PERMISSIONS.manageSettings)
  @ApiCreatedResponse({ standardSchema: fieldView })
  async create(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: newFieldBody }) body: z.output<typeof newFieldBody>,
  ): Promise<z.output<typeof fieldView>> {
    return fieldViewOf(await this.addField.execute(tenantId, body));
  }

  @Get(':fieldId')
  @ApiSummary({ en: 'Show a profile field', zh: '查看资料字段' })
  @RequirePermission(PERMISSIONS.readSettings)
  @ApiOkResponse({ standardSchema: fieldView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('fieldId', { schema: z.uuid() }) fieldId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof fieldView>> {
    const field = fieldViewOf(await this.fields.byId(tenantId, fieldId));
    sendRevision(reply, field.revision);
    return field;
  }

  @Patch(':fieldId')
  @ApiSummary({ en: 'Change a profile field', zh: '修改资料字段' })
  @FreshAuthentication()
  @NeedsRevision()
  @RequirePermission(PERMISSIONS.manageSettings)
  @ApiOkResponse({ standardSchema: fieldView })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Param('fieldId', { schema: z.uuid() }) fieldId: string,
    @IfMatch() revision: string,
    @Body({ schema: fieldChangesBody }) body: z.output<typeof fieldChangesBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof fieldView>> {
    await this.changeField.execute(principal.tenantId, fieldId, body, revision);
    return this.read(principal, fieldId, reply);
  }

  /** Also deletes all of its values. */
  @Delete(':fieldId')
  @ApiSummary({ en: 'Delete a profile field and its values', zh: '删除资料字段及其内容' })
  @FreshAuthentication()
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.manageSettings)
  @ApiNoContentResponse()
  async remove(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('fieldId', { schema: z.uuid() }) fieldId: string,
  ): Promise<void> {
    await this.removeField.execute(tenantId, fieldId);
  }
}
