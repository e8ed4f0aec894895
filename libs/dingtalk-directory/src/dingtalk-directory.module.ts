import { Module } from '@nestjs/common';
import { DingTalkModule } from '#dingtalk';
import { DirectoryModule } from '#directory';
import { DingTalkDirectory } from './dingtalk-directory.js';

/** DingTalk's address book as a source of the directory. */
@Module({ imports: [DingTalkModule, DirectoryModule], providers: [DingTalkDirectory] })
export class DingTalkDirectoryModule {}
