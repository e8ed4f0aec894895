import { Body, Controller, Delete, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { plainText } from '#kernel';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  IfMatch,
  NeedsRevision,
  type Principal,
  RateLimit,
  RequirePermission,
  sendRevision,
  WithoutFreshAuthentication,
} from '#http';
import { RemoveWebhook } from '../webhook/remove-webhook.js';
import { ReplayWebhook } from '../webhook/replay-webhook.js';
import { SetWebhook } from '../webhook/set-webhook.js';
import { ShowWebhook } from '../webhook/show-webhook.js';
import { TestWebhook, webhookTest, type WebhookTest } from '../webhook/test-webhook.js';
import { revisionOfWebhook } from '../webhook/webhook-row.js';
import { webhookView, type WebhookView } from '../webhook/webhook-view.js';
import { LOG_PERMISSIONS } from './log-permissions.js';

const settings = z.strictObject({
  url: plainText({ max: 1_000 }),
  secret: plainText({ max: 200 })
    .optional()
    .describe(
      '`whsec_` and 24 to 64 random bytes in base64. If omitted, the current secret stays. It is never shown again',
    ),
  headers: z
    .array(z.strictObject({ name: z.string().max(100), value: z.string().max(2_000) }))
    .max(10)
    .optional()
    .describe(
      'Up to three headers to send with every message: Authorization, Api-Key, DD-API-KEY, or names that begin with X-. If omitted, the current ones stay, for the same host only. Values are never shown again',
    ),
});

const replay = z.strictObject({
  from: z.int().min(1).describe('Sequence number of the first record to send again'),
});

/** The webhook that receives the tenant's log. */
@Controller('api/admin/audit/webhook')
@ApiTags('Audit')
@RequirePermission(LOG_PERMISSIONS.manage)
export class WebhookController {
  constructor(
    private readonly showWebhook: ShowWebhook,
    private readonly setWebhook: SetWebhook,
    private readonly removeWebhook: RemoveWebhook,
    private readonly replayWebhook: ReplayWebhook,
    private readonly testWebhook: TestWebhook,
  ) {}

  /** The webhook and its progress, with its revision as `ETag`; 404 if there is none. */
  @Get()
  @ApiSummary({ en: 'Show the webhook that receives the log', zh: '查看接收审计日志的 Webhook' })
  @RequirePermission(LOG_PERMISSIONS.read)
  @ApiOkResponse({ standardSchema: webhookView })
  async show(
    @CurrentPrincipal() { tenantId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookView> {
    return told(await this.showWebhook.execute(tenantId), reply);
  }

  /** Creates the webhook; 409 if there is one already. */
  @Post()
  @ApiSummary({ en: 'Send the log to a webhook', zh: '将审计日志发送到 Webhook' })
  @FreshAuthentication()
  @ApiCreatedResponse({ standardSchema: webhookView })
  async create(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: settings }) body: z.output<typeof settings>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookView> {
    return told(await this.setWebhook.execute(tenantId, body, null), reply);
  }

  /** Changes the address, secret or headers of the webhook. */
  @Put()
  @ApiSummary({ en: 'Change the webhook that receives the log', zh: '修改接收审计日志的 Webhook' })
  @FreshAuthentication()
  @NeedsRevision()
  @ApiOkResponse({ standardSchema: webhookView })
  async change(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() revision: string,
    @Body({ schema: settings }) body: z.output<typeof settings>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookView> {
    return told(await this.setWebhook.execute(tenantId, body, revision), reply);
  }

  /** Removes the webhook. */
  @Delete()
  @ApiSummary({ en: 'Stop sending the log', zh: '停止发送审计日志' })
  @FreshAuthentication()
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@CurrentPrincipal() { tenantId }: Principal): Promise<void> {
    await this.removeWebhook.execute(tenantId);
  }

  /** Sends a test message without records, at once. */
  @Post('test')
  @ApiSummary({ en: 'Send a test message to the webhook', zh: '向 Webhook 发送测试消息' })
  @WithoutFreshAuthentication('it sends no record')
  @HttpCode(200)
  @RateLimit({ burst: 10, perMinute: 10 })
  @ApiOkResponse({ standardSchema: webhookTest })
  async test(@CurrentPrincipal() { tenantId }: Principal): Promise<WebhookTest> {
    return this.testWebhook.execute(tenantId);
  }

  /** Sends records again. */
  @Post('replay')
  @ApiSummary({ en: 'Send records to the webhook again', zh: '向 Webhook 重新发送记录' })
  @WithoutFreshAuthentication('records go where they went before')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: webhookView })
  async replay(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: replay }) body: z.output<typeof replay>,
  ): Promise<WebhookView> {
    return this.replayWebhook.execute(tenantId, body.from);
  }
}

function told(view: WebhookView, reply: FastifyReply): WebhookView {
  sendRevision(reply, revisionOfWebhook(view));
  return view;
}
