import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  type Principal,
  RequirePermission,
  TakesCsv,
  WithoutFreshAuthentication,
} from '#http';
import { CheckImport } from '../application/import/check-import.js';
import { Imports } from '../application/import/imports.js';
import { RunImport } from '../application/import/run-import.js';
import { PERMISSIONS } from '../domain/permissions.js';
import { commitBody, importView, importViewOf, readingQuery } from './import-views.js';

/**
 * Accounts from a file: the file is checked first, and then imported as it was checked, all of it or nothing. It is CSV with a header row:
 * `username`, and optionally `displayName`, `email`, `phoneNumber`, `role`, and the keys of profile fields.
 */
@Controller('api/admin/accounts/imports')
@ApiTags('Accounts')
@RequirePermission(PERMISSIONS.manageAccounts)
export class AccountImportsController {
  constructor(
    private readonly checkImport: CheckImport,
    private readonly runImport: RunImport,
    private readonly imports: Imports,
  ) {}

  /**
   * The dry run, for at most 1 MiB and 5,000 accounts. The answer says how the file was read, shows its rows, and lists the errors row by
   * row. A `charset` in the media type is ignored: browsers and tools send one without knowing it.
   */
  @Post()
  @ApiSummary({ en: 'Check a CSV file of accounts for import', zh: '检查要导入的账号 CSV 文件' })
  @TakesCsv()
  @WithoutFreshAuthentication('it makes nothing')
  @ApiConsumes('text/csv')
  @ApiBody({
    schema: { type: 'string', format: 'binary' },
  })
  @ApiCreatedResponse({ standardSchema: importView })
  async check(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: readingQuery }) chosen: z.output<typeof readingQuery>,
    @Body({ schema: z.instanceof(Buffer) }) file: Buffer,
  ): Promise<z.output<typeof importView>> {
    return importViewOf(await this.checkImport.execute(tenantId, file, chosen));
  }

  /** The progress of an import. */
  @Get(':importId')
  @ApiSummary({ en: 'Show an import and its progress', zh: '查看导入及其进度' })
  @ApiOkResponse({ standardSchema: importView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('importId', { schema: z.uuid() }) importId: string,
  ): Promise<z.output<typeof importView>> {
    return importViewOf(await this.imports.byId(tenantId, importId));
  }

  /** Creates all accounts, or none if a row cannot be imported. Answers when it is done. */
  @Post(':importId/commit')
  @ApiSummary({ en: 'Create the accounts of an import', zh: '创建导入中的账号' })
  @FreshAuthentication()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: importView })
  async commit(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('importId', { schema: z.uuid() }) importId: string,
    @Body({ schema: commitBody }) options: z.output<typeof commitBody>,
  ): Promise<z.output<typeof importView>> {
    return importViewOf(await this.runImport.execute(tenantId, importId, options));
  }
}
