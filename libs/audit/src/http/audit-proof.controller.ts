import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import {
  ApiSummary,
  CurrentPrincipal,
  pageOf,
  pageQueryOf,
  type Principal,
  RequirePermission,
  WithoutFreshAuthentication,
} from '#http';
import { ListCheckpoints } from '../checkpoints/list-checkpoints.js';
import { LogKeys } from '../signing/log-keys.js';
import { VerifyLog } from '../verification/verify-log.js';
import { LOG_PERMISSIONS } from './log-permissions.js';
import { checkpointPageView, publicKeysView, verdictView, viewOfKeys, viewOfVerdict } from './proof-views.js';

/** Maximum number of records that one request verifies: a few seconds of work. */
const MOST_RECORDS = 100_000;

const range = z.strictObject({
  from: z
    .int()
    .positive()
    .optional()
    .describe(
      'First record to verify, if the records before it are already verified. Default: the oldest record kept',
    ),
});

const checkpointsQuery = pageQueryOf(z.int().positive());

/** Verification of the log, its public keys and its checkpoints. */
@Controller('api/admin/audit')
@ApiTags('Audit')
@RequirePermission(LOG_PERMISSIONS.verify)
export class AuditProofController {
  constructor(
    private readonly verifyLog: VerifyLog,
    private readonly logKeys: LogKeys,
    private readonly listCheckpoints: ListCheckpoints,
  ) {}

  /** Verifies up to 100,000 records of the log; one request of a tenant at a time. The log records the verification. */
  @Post('verify')
  @ApiSummary({ en: 'Verify the log', zh: '校验审计日志' })
  @WithoutFreshAuthentication('it changes nothing')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: verdictView })
  async verify(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: range }) { from }: z.output<typeof range>,
  ): Promise<z.output<typeof verdictView>> {
    return viewOfVerdict(await this.verifyLog.execute(tenantId, { from, most: MOST_RECORDS }));
  }

  /** The public keys that verify checkpoints and exports, including retired ones. */
  @Get('public-key')
  @ApiSummary({ en: 'Show the public keys that verify the log', zh: '查看用于校验审计日志的公钥' })
  @ApiOkResponse({ standardSchema: publicKeysView })
  async publicKey(): Promise<z.output<typeof publicKeysView>> {
    return viewOfKeys(await this.logKeys.publicKeys());
  }

  /** The signed checkpoints of the log, newest first. */
  @Get('checkpoints')
  @ApiSummary({ en: 'List signed checkpoints', zh: '列出已签名的检查点' })
  @ApiOkResponse({ standardSchema: checkpointPageView })
  async checkpoints(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: checkpointsQuery }) { limit, cursor }: z.output<typeof checkpointsQuery>,
  ): Promise<z.output<typeof checkpointPageView>> {
    const found = await this.listCheckpoints.execute(tenantId, limit + 1, cursor);
    return pageOf(
      found,
      limit,
      (checkpoint) => checkpoint,
      ({ sequence }) => sequence,
    );
  }
}
