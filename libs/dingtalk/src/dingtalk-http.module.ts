import { Module } from '@nestjs/common';
import { DingTalkConnectionChecksController } from './http/connection-checks.controller.js';
import { DingTalkConnectionsController } from './http/connections.controller.js';
import { DingTalkPushController } from './http/push.controller.js';
import { ShowConnections } from './http/show-connections.js';
import { DingTalkModule } from './dingtalk.module.js';

/** The API for those who manage a tenant's DingTalk apps. */
@Module({
  imports: [DingTalkModule],
  controllers: [DingTalkConnectionChecksController, DingTalkConnectionsController, DingTalkPushController],
  providers: [ShowConnections],
  exports: [ShowConnections],
})
export class DingTalkHttpModule {}
