import { Module } from '@nestjs/common';
import { ForgetComparisons } from './tasks/forget-comparisons.js';
import { OutboundModule } from './outbound.module.js';

/** The worker's part: it removes old comparisons, and pairs whose departments no longer exist. */
@Module({ imports: [OutboundModule], providers: [ForgetComparisons] })
export class OutboundWorkerModule {}
