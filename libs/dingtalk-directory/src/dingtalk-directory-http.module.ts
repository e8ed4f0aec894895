import { Module } from '@nestjs/common';
import { DingTalkModule } from '#dingtalk';
import { DirectoryModule } from '#directory';
import { PushController } from './push/push.controller.js';
import { ReceivePush } from './push/receive-push.js';
import { DingTalkDirectoryModule } from './dingtalk-directory.module.js';

/** The route to which DingTalk pushes changes. */
@Module({
  imports: [DingTalkDirectoryModule, DingTalkModule, DirectoryModule],
  controllers: [PushController],
  providers: [ReceivePush],
})
export class DingTalkDirectoryHttpModule {}
