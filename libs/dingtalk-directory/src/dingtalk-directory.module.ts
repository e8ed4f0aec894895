import { Module } from '@nestjs/common';
import { DingTalkModule } from '#dingtalk';
import { DirectoryModule } from '#directory';
import { DingTalkDirectory } from './dingtalk-directory.js';
import { PushController } from './push/push.controller.js';
import { ReceivePush } from './push/receive-push.js';

/** DingTalk's address book as a source of the directory. */
@Module({ imports: [DingTalkModule, DirectoryModule], providers: [DingTalkDirectory] })
export class DingTalkDirectoryModule {}

/** The route to which DingTalk pushes changes. */
@Module({
  imports: [DingTalkDirectoryModule, DingTalkModule, DirectoryModule],
  controllers: [PushController],
  providers: [ReceivePush],
})
export class DingTalkDirectoryHttpModule {}
