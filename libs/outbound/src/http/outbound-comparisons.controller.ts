import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  contentDisposition,
  CurrentPrincipal,
  type Principal,
  RequirePermission,
  WithoutFreshAuthentication,
} from '#http';
import { ProfileFields } from '#profiles';
import type { Comparison } from '../domain/comparison.js';
import { CompareAccounts } from '../application/compare-accounts.js';
import { ReadComparison, type Reader } from '../application/read-comparison.js';
import { differencesCsv } from './differences-csv.js';
import {
  compareBody,
  comparisonView,
  comparisonViewOf,
  differencePage,
  differencesQuery,
  differenceViewOf,
  lastView,
  ofConnection,
} from './outbound-views.js';

const comparisonId = z.uuid();

/** The differences between the organisation's directory and the portal. Nothing is ever written to the organisation. */
@Controller('api/admin/directory/outbound/comparisons')
@ApiTags('Directory')
@RequirePermission(PERMISSIONS.readDirectory)
export class OutboundComparisonsController {
  constructor(
    private readonly comparisons: ReadComparison,
    private readonly compareAccounts: CompareAccounts,
    private readonly fields: ProfileFields,
  ) {}

  /** The last comparison of a connection. */
  @Get()
  @ApiSummary({ en: 'Show the last comparison of a connection', zh: '查看连接的最近一次对照' })
  @ApiOkResponse({ standardSchema: lastView })
  async last(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: ofConnection }) { connectionId }: z.output<typeof ofConnection>,
  ): Promise<z.output<typeof lastView>> {
    const last = await this.comparisons.last(tenantId, connectionId);
    return { comparison: last && (await this.shown(tenantId, last)) };
  }

  /** Compares the accounts of the paired groups with the directory's data about the organisation. Replaces the last comparison. */
  @Post()
  @ApiSummary({ en: 'Start a comparison', zh: '开始对照' })
  @WithoutFreshAuthentication('it changes nothing')
  @RequirePermission(PERMISSIONS.manageDirectory)
  @ApiCreatedResponse({ standardSchema: comparisonView })
  async compare(
    @CurrentPrincipal() { tenantId, accountId }: Principal,
    @Body({ schema: compareBody }) { connectionId }: z.output<typeof compareBody>,
  ): Promise<z.output<typeof comparisonView>> {
    return this.shown(tenantId, await this.compareAccounts.execute(tenantId, connectionId, accountId));
  }

  /** The action needed for each person, sorted by name. People without differences are only counted. */
  @Get(':comparisonId/differences')
  @ApiSummary({ en: 'List the differences of a comparison', zh: '列出对照的差异' })
  @ApiOkResponse({ standardSchema: differencePage })
  async differences(
    @CurrentPrincipal() principal: Principal,
    @Param('comparisonId', { schema: comparisonId }) id: string,
    @Query({ schema: differencesQuery }) { cursor: after, ...query }: z.output<typeof differencesQuery>,
  ): Promise<z.output<typeof differencePage>> {
    const asked = { ...query, after };
    const page = await this.comparisons.differences(principal.tenantId, id, readerOf(principal), asked);
    return { items: page.items.map(differenceViewOf), next: page.next };
  }

  /** The list of differences as CSV. A cell that a spreadsheet would interpret as a formula begins with an apostrophe. */
  @Get(':comparisonId/file')
  @ApiSummary({ en: 'Download the differences of a comparison as CSV', zh: '下载对照的差异（CSV）' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentPrincipal() principal: Principal,
    @Param('comparisonId', { schema: comparisonId }) id: string,
  ): Promise<StreamableFile> {
    const { tenantId } = principal;
    const { comparedAt } = await this.comparisons.one(tenantId, id);
    const every = this.comparisons.every(tenantId, id, readerOf(principal));
    return new StreamableFile(Readable.from(differencesCsv(every)), {
      type: 'text/csv; charset=utf-8',
      disposition: contentDisposition(`directory-differences-${comparedAt.toISOString().slice(0, 10)}.csv`),
    });
  }

  private async shown(tenantId: string, comparison: Comparison): Promise<z.output<typeof comparisonView>> {
    return comparisonViewOf(comparison, await this.fields.all(tenantId));
  }
}

function readerOf({ permissions }: Principal): Reader {
  return permissions.has(PERMISSIONS.manageDirectory) ? 'administrators' : 'helpdesk';
}
