import { Module } from '@nestjs/common';
import { ChangeRetention } from './change-retention.js';
import { ReleaseHold } from './release-hold.js';
import { RecordingModule } from '../recording/recording.module.js';
import { TruncateLog } from './removal/truncate-log.js';
import { ExpiredRecords } from './removal/expired-records.js';
import { RunRetention } from './removal/run-retention.js';
import { SetHold } from './set-hold.js';
import { ShowRetention } from './show-retention.js';

const useCases = [ShowRetention, ChangeRetention, SetHold, ReleaseHold, RunRetention];

/** The retention of logs. */
@Module({
  imports: [RecordingModule],
  providers: [...useCases, TruncateLog, ExpiredRecords],
  exports: [...useCases, ExpiredRecords],
})
export class RetentionModule {}
