import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { ApiSummary, CurrentPrincipal, instant, pageQueryOf, RequirePermission, type Principal } from '#http';
import { CountRecords } from '../search/count-records.js';
import { filterQuery, type FilterQuery } from '../search/filter-query.js';
import { FindRecords, type Search } from '../search/find-records.js';
import type { LogPosition } from '../search/page-statements.js';
import { ResolveFilter } from '../search/resolve-filter.js';
import { ShowRecord } from '../search/show-record.js';
import { LOG_PERMISSIONS } from './log-permissions.js';
import { countView, logPageView, recordView, viewOfPage, viewOfRecord } from './record-views.js';

/** The end of a page: the time and the number of its last record. */
const position = z
  .tuple([instant, z.int().positive()])
  .transform(([occurredAt, number]): LogPosition => ({ occurredAt, sequence: String(number) }));

const { limit, cursor } = pageQueryOf(position).shape;

const pageQuery = filterQuery.extend({
  limit,
  cursor,
  after: cursor.describe('`newer` of an earlier page. Returns the next records after that page'),
});

const sequence = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** Search in the log. Reading beyond the first page of today is recorded in the log. */
@Controller('api/admin/audit/records')
@ApiTags('Audit')
@RequirePermission(LOG_PERMISSIONS.read)
export class AuditRecordsController {
  constructor(
    private readonly resolveFilter: ResolveFilter,
    private readonly findRecords: FindRecords,
    private readonly countRecords: CountRecords,
    private readonly showRecord: ShowRecord,
  ) {}

  /** A page of the records that match a filter, newest first. */
  @Get()
  @ApiSummary({ en: 'Search the log', zh: '检索审计日志' })
  @ApiOkResponse({ standardSchema: logPageView })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: pageQuery }) query: z.output<typeof pageQuery>,
  ): Promise<z.output<typeof logPageView>> {
    const { limit, cursor: before, after, ...filter } = query;
    const page = { limit, before, after };
    return viewOfPage(
      await this.findRecords.execute(principal, await this.searchOf(principal, filter), page),
      page,
    );
  }

  /** The number of records that match a filter. */
  @Get('count')
  @ApiSummary({ en: 'Count the records of a search', zh: '统计检索到的记录数' })
  @ApiOkResponse({ standardSchema: countView })
  async count(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: filterQuery }) query: FilterQuery,
  ): Promise<z.output<typeof countView>> {
    return this.countRecords.execute(principal, await this.searchOf(principal, query));
  }

  /** One record, with its neighbours in the hash chain and its causes. */
  @Get(':sequence')
  @ApiSummary({ en: 'Show a record and its proof', zh: '查看记录及其证明' })
  @ApiOkResponse({ standardSchema: recordView })
  async show(
    @CurrentPrincipal() principal: Principal,
    @Param('sequence', { schema: sequence }) number: number,
  ): Promise<z.output<typeof recordView>> {
    return viewOfRecord(await this.showRecord.execute(principal, number));
  }

  private async searchOf({ tenantId }: Principal, query: FilterQuery): Promise<Search> {
    return { query, filter: await this.resolveFilter.execute(tenantId, query) };
  }
}
