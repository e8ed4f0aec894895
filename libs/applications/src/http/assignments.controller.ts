import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  type Principal,
  RequirePermission,
  WithoutFreshAuthentication,
} from '#http';
import { AssignApplication } from '../application/assign-application.js';
import { applicationParams, assignedView, assigneeBody, assignmentParams } from './application-views.js';

/** The assignments of an application with the audience `assigned`. */
@Controller('api/admin/applications/:applicationId/assignments')
@ApiTags('Applications')
@RequirePermission(PERMISSIONS.manageApplications)
export class AssignmentsController {
  constructor(private readonly assignments: AssignApplication) {}

  /** Assigns it to a role, to one account, to everybody in or below a department, or to a group. */
  @Post()
  @ApiSummary({ en: 'Assign an application', zh: '分配应用' })
  @FreshAuthentication()
  @ApiCreatedResponse({ standardSchema: assignedView })
  async create(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: applicationParams }) { applicationId }: z.output<typeof applicationParams>,
    @Body({ schema: assigneeBody }) assignee: z.output<typeof assigneeBody>,
  ): Promise<z.output<typeof assignedView>> {
    return this.assignments.execute(tenantId, applicationId, assignee);
  }

  @Delete(':assignmentId')
  @ApiSummary({ en: 'Remove an assignment', zh: '移除应用分配' })
  @WithoutFreshAuthentication('cutting off must be quick')
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: assignmentParams }) { applicationId, assignmentId }: z.output<typeof assignmentParams>,
  ): Promise<void> {
    await this.assignments.end(tenantId, applicationId, assignmentId);
  }
}
