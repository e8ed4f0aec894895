import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import {
  ApiSummary,
  contentDisposition,
  CurrentPrincipal,
  RequirePermission,
  WithoutFreshAuthentication,
  type Principal,
} from '#http';
import { EXPORT_FORMATS, manifestDocument } from '../document/manifest.js';
import { DownloadExport } from '../export/download/download-export.js';
import { ExportManifest } from '../export/download/export-manifest.js';
import { CancelExport } from '../export/stored/cancel-export.js';
import { CreateExport } from '../export/stored/create-export.js';
import { FindExport } from '../export/stored/find-export.js';
import { filterQuery } from '../search/filter-query.js';
import { exportsView, exportView, viewOfExport } from './export-view.js';
import { LOG_PERMISSIONS } from './log-permissions.js';

const order = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  filter: filterQuery
    .default({})
    .describe('The same filter as for the log search. Empty: all records that are kept'),
});

const id = z.uuid();

/** Milliseconds after which a download is aborted if the client reads nothing. */
const STALLED_MS = 60_000;

/** Exports of the log for auditors. Orders, cancellations and downloads are recorded in the log. */
@Controller('api/admin/audit/exports')
@ApiTags('Audit')
@RequirePermission(LOG_PERMISSIONS.export)
export class AuditExportsController {
  constructor(
    private readonly createExport: CreateExport,
    private readonly findExport: FindExport,
    private readonly cancelExport: CancelExport,
    private readonly downloadExport: DownloadExport,
    private readonly exportManifest: ExportManifest,
  ) {}

  /** Orders an export. Up to 50,000 records, it is `ready` at once; a worker makes larger ones. */
  @Post()
  @ApiSummary({ en: 'Export the log', zh: '导出审计日志' })
  @WithoutFreshAuthentication('people who may export may read the log all the same')
  @ApiCreatedResponse({ standardSchema: exportView })
  async create(
    @CurrentPrincipal() { tenantId, accountId }: Principal,
    @Body({ schema: order }) { format, filter }: z.output<typeof order>,
  ): Promise<z.output<typeof exportView>> {
    return viewOfExport(await this.createExport.execute(tenantId, format, filter, accountId));
  }

  /** The tenant's exports, newest first; they are removed a week after they expire. */
  @Get()
  @ApiSummary({ en: 'List exports of the log', zh: '列出审计日志的导出' })
  @ApiOkResponse({ standardSchema: exportsView })
  async list(@CurrentPrincipal() { tenantId }: Principal): Promise<z.output<typeof exportsView>> {
    return { items: (await this.findExport.all(tenantId)).map(viewOfExport) };
  }

  /** The progress of an export. */
  @Get(':id')
  @ApiSummary({ en: 'Show an export of the log', zh: '查看审计日志的导出' })
  @ApiOkResponse({ standardSchema: exportView })
  async show(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id', { schema: id }) exportId: string,
  ): Promise<z.output<typeof exportView>> {
    return viewOfExport(await this.findExport.byId(tenantId, exportId));
  }

  /** Cancels an export, and removes its content. */
  @Delete(':id')
  @ApiSummary({ en: 'Cancel an export of the log', zh: '取消审计日志的导出' })
  @WithoutFreshAuthentication('it removes a copy and nothing of the log')
  @HttpCode(204)
  @ApiNoContentResponse()
  async cancel(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id', { schema: id }) exportId: string,
  ): Promise<void> {
    await this.cancelExport.execute(tenantId, exportId);
  }

  /** The file of an export. A download that ends early is incomplete: verify it with the manifest. */
  @Get(':id/file')
  @ApiSummary({ en: 'Download the file of an export', zh: '下载导出的文件' })
  @ApiProduces('text/csv', 'application/jsonl')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id', { schema: id }) exportId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const download = await this.downloadExport.execute(tenantId, exportId, takesGzip(request));
    const { fileName, mediaType, isGzip, content } = download;
    if (isGzip) void reply.header('content-encoding', 'gzip');
    void reply.header('vary', 'accept-encoding');
    request.raw.socket.setTimeout(STALLED_MS);
    return new StreamableFile(content, {
      type: mediaType,
      disposition: contentDisposition(fileName),
    });
  }

  /** The signed manifest, to be stored beside the file as `<file>.manifest.json`. */
  @Get(':id/manifest')
  @ApiSummary({ en: 'Download the signed manifest of an export', zh: '下载导出的签名清单' })
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOkResponse({ standardSchema: manifestDocument })
  async manifest(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id', { schema: id }) exportId: string,
  ): Promise<z.output<typeof manifestDocument>> {
    return this.exportManifest.execute(tenantId, exportId);
  }
}

/** Whether `Accept-Encoding` (RFC 9110, 12.5.3) accepts gzip. */
function takesGzip({ headers }: FastifyRequest): boolean {
  return /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(
    headers['accept-encoding']?.toString() ?? '',
  );
}
