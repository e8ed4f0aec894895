import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentPrincipal, RequirePermission, TakesCsv, type Principal } from '#http';
import { CheckImport } from '../application/import/check-import.js';
import { Imports } from '../application/import/imports.js';
import { RunImport } from '../application/import/run-import.js';
import { PERMISSIONS } from '../domain/permissions.js';
import { commitBody, importView, importViewOf } from './import-views.js';

/**
 * Accounts from a file: checked first, and imported as it was checked, all of it or nothing. The file is CSV in UTF-8 with
 * a header row: `username`, and if wanted `displayName`, `email`, `role`.
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

  /** The dry run. At most 1 MiB and 5,000 accounts; the answer says what is wrong, row by row. */
  @Post()
  @TakesCsv()
  @ApiConsumes('text/csv')
  @ApiBody({
    schema: { type: 'string', example: 'username,displayName,email,role\nalice,Alice,a@example.com,member' },
  })
  @ApiCreatedResponse({ standardSchema: importView })
  async check(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: z.string() }) csv: string,
  ): Promise<z.output<typeof importView>> {
    return importViewOf(await this.checkImport.execute(tenantId, csv));
  }

  /** How far it is. */
  @Get(':importId')
  @ApiOkResponse({ standardSchema: importView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('importId', { schema: z.uuid() }) importId: string,
  ): Promise<z.output<typeof importView>> {
    return importViewOf(await this.imports.byId(tenantId, importId));
  }

  /** Makes the accounts, or none when a row cannot be imported. Answers when it is done. */
  @Post(':importId/commit')
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
