import { Module } from '@nestjs/common';
import { SendRecords } from './delivery/send-records.js';
import { WaitingRecords } from './delivery/waiting-records.js';
import { WebhookModule } from './webhook.module.js';

/** The worker's part: sends the log. */
@Module({ imports: [WebhookModule], providers: [SendRecords, WaitingRecords] })
export class WebhookWorkerModule {}
