import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import { ApiSummary, CurrentPrincipal, FreshAuthentication, type Principal, RequirePermission } from '#http';
import { RotateCallbackKeys } from '../application/rotate-callback-keys.js';
import { ShowPush } from '../application/show-push.js';
import { connectionParams } from './connection-views.js';

type Params = z.output<typeof connectionParams>;

const pushView = z
  .object({
    url: z
      .string()
      .describe("Address to which DingTalk sends its events; to be entered in DingTalk's console"),
    keysMadeAt: z.date().nullable().describe('null: there are no keys yet'),
  })
  .meta({ id: 'DingTalkPush' });

const pushKeysView = z
  .object({
    url: z.string(),
    token: z.string().describe('To be entered in DingTalk’s console (签名 token). It is shown only once'),
    aesKey: z
      .string()
      .describe('Also to be entered in DingTalk’s console (加密 aes_key). It is shown only once'),
  })
  .meta({ id: 'DingTalkPushKeys' });

/** Pushes of a connection: the address to which DingTalk sends changes in the organisation, and the keys that sign and encrypt them. */
@Controller('api/admin/dingtalk-connections/:id/push')
@ApiTags('Connections')
export class DingTalkPushController {
  constructor(
    private readonly showPush: ShowPush,
    private readonly rotateKeys: RotateCallbackKeys,
  ) {}

  /** The address, and when its keys were made. */
  @Get()
  @ApiSummary({ en: 'Show where DingTalk sends its events', zh: '查看钉钉推送事件的地址' })
  @RequirePermission(PERMISSIONS.readConnections)
  @ApiOkResponse({ standardSchema: pushView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: connectionParams }) { id }: Params,
  ): Promise<z.output<typeof pushView>> {
    const { url, keysMadeAt } = await this.showPush.execute(tenantId, id);
    return { url, keysMadeAt };
  }

  /** Makes new keys. The former ones stay valid for one more day, so that DingTalk's console can be changed meanwhile. */
  @Post('keys')
  @ApiSummary({ en: 'Create new keys for events that DingTalk sends', zh: '为钉钉事件推送生成新密钥' })
  @HttpCode(200)
  @FreshAuthentication()
  @RequirePermission(PERMISSIONS.manageConnections)
  @ApiOkResponse({ standardSchema: pushKeysView })
  async rotate(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: connectionParams }) { id }: Params,
  ): Promise<z.output<typeof pushKeysView>> {
    const { url, token, aesKey } = await this.rotateKeys.execute(tenantId, id);
    return { url, token, aesKey };
  }
}
