import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  contentDisposition,
  CurrentPrincipal,
  cursorTo,
  FreshAuthentication,
  type Principal,
  RequirePermission,
  WithoutFreshAuthentication,
} from '#http';
import { AcceptLeavers } from '../application/accept-leavers.js';
import { CancelRun } from '../application/cancel-run.js';
import { FindRuns } from '../application/find-runs.js';
import { ListRuns } from '../application/list-runs.js';
import { StartRun } from '../application/start-run.js';
import { CHANGE_KINDS } from '../domain/change.js';
import { changesCsv } from './changes-csv.js';
import {
  changePage,
  changesQuery,
  changeViewOf,
  runBody,
  runPage,
  runsQuery,
  runView,
  runViewOf,
  type RunView,
} from './run-views.js';

const runId = z.uuid();

/** Runs that synchronise the directory with its source. A worker performs them. */
@Controller('api/admin/directory/runs')
@ApiTags('Directory')
export class DirectoryRunsController {
  constructor(
    private readonly runs: ListRuns,
    private readonly changesOf: FindRuns,
    private readonly start: StartRun,
    private readonly acceptLeavers: AcceptLeavers,
    private readonly cancelRun: CancelRun,
  ) {}

  /** Latest first. They are deleted after 90 days. */
  @Get()
  @ApiSummary({ en: 'List runs of the directory', zh: '列出同步记录' })
  @RequirePermission(PERMISSIONS.readDirectory)
  @ApiOkResponse({ standardSchema: runPage })
  async list(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: runsQuery }) { limit, cursor }: z.output<typeof runsQuery>,
  ): Promise<z.output<typeof runPage>> {
    const { items, next } = await this.runs.page(tenantId, { limit, after: cursor });
    return { items: items.map(runViewOf), next };
  }

  /** Reads everything and reports what would change. Changes nothing. */
  @Post('preview')
  @ApiSummary({ en: 'Preview what a run would change', zh: '预览同步将带来的变更' })
  @WithoutFreshAuthentication('it changes nothing')
  @RequirePermission(PERMISSIONS.manageDirectory)
  @ApiCreatedResponse({ standardSchema: runView })
  async preview(
    @CurrentPrincipal() { tenantId, accountId }: Principal,
    @Body({ schema: runBody }) { connectionId }: z.output<typeof runBody>,
  ): Promise<RunView> {
    const wanted = { kind: 'preview', connection: connectionId, requestedBy: accountId } as const;
    return this.show(tenantId, await this.start.execute(tenantId, wanted));
  }

  /** Synchronises accounts with the source. Stops before any change if more people are missing than the thresholds allow. */
  @Post('sync')
  @ApiSummary({ en: 'Start a run', zh: '开始同步' })
  @FreshAuthentication()
  @RequirePermission(PERMISSIONS.manageDirectory)
  @ApiCreatedResponse({ standardSchema: runView })
  async sync(
    @CurrentPrincipal() { tenantId, accountId }: Principal,
    @Body({ schema: runBody }) { connectionId }: z.output<typeof runBody>,
  ): Promise<RunView> {
    const wanted = { kind: 'sync', connection: connectionId, requestedBy: accountId } as const;
    return this.show(tenantId, await this.start.execute(tenantId, wanted));
  }

  /** Its progress and its changes. */
  @Get(':runId')
  @ApiSummary({ en: 'Show a run', zh: '查看同步记录' })
  @RequirePermission(PERMISSIONS.readDirectory)
  @ApiOkResponse({ standardSchema: runView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('runId', { schema: runId }) id: string,
  ): Promise<RunView> {
    return this.show(tenantId, id);
  }

  /** The changes it makes, or would make, person by person. Unchanged people are only counted. */
  @Get(':runId/changes')
  @ApiSummary({ en: 'List the changes of a run', zh: '列出同步带来的变更' })
  @RequirePermission(PERMISSIONS.readDirectory)
  @ApiOkResponse({ standardSchema: changePage })
  async changes(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('runId', { schema: runId }) id: string,
    @Query({ schema: changesQuery }) { kind, limit, cursor }: z.output<typeof changesQuery>,
  ): Promise<z.output<typeof changePage>> {
    const kinds = kind === undefined ? CHANGE_KINDS : [kind];
    const { items, nextCursor } = await this.changesOf.changes(tenantId, id, { kinds, limit, after: cursor });
    return { items: items.map(changeViewOf), next: nextCursor === null ? null : cursorTo(nextCursor) };
  }

  /** The list of its changes as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
  @Get(':runId/file')
  @ApiSummary({ en: 'Download the changes of a run as CSV', zh: '下载同步带来的变更（CSV）' })
  @RequirePermission(PERMISSIONS.readDirectory)
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('runId', { schema: runId }) id: string,
  ): Promise<StreamableFile> {
    const { createdAt, kind } = await this.runs.one(tenantId, id);
    const name = `directory-${kind}-${createdAt.toISOString().slice(0, 10)}.csv`;
    return new StreamableFile(Readable.from(changesCsv(this.changesOf.every(tenantId, id))), {
      type: 'text/csv; charset=utf-8',
      disposition: contentDisposition(name),
    });
  }

  /**
   * Continues after a threshold stopped a run and an administrator has checked its list. This starts a new run, which stops if more people
   * are missing than were on that list.
   */
  @Post(':runId/accept')
  @ApiSummary({ en: 'Continue a run that has stopped', zh: '让已停止的同步继续' })
  @FreshAuthentication()
  @RequirePermission(PERMISSIONS.manageDirectory)
  @ApiCreatedResponse({ standardSchema: runView })
  async accept(
    @CurrentPrincipal() { tenantId, accountId }: Principal,
    @Param('runId', { schema: runId }) id: string,
  ): Promise<RunView> {
    return this.show(tenantId, await this.acceptLeavers.execute(tenantId, id, accountId));
  }

  /** Cancels it. The changes it has made stay; the next run continues from there. */
  @Post(':runId/cancel')
  @ApiSummary({ en: 'Cancel a run', zh: '取消同步' })
  @WithoutFreshAuthentication('stopping must be quick')
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.manageDirectory)
  @ApiNoContentResponse()
  async cancel(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('runId', { schema: runId }) id: string,
  ): Promise<void> {
    await this.runs.one(tenantId, id);
    await this.cancelRun.execute(tenantId, id);
  }

  private async show(tenantId: string, id: string): Promise<RunView> {
    return runViewOf(await this.runs.one(tenantId, id));
  }
}
