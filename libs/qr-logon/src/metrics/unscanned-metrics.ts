import { Inject, Injectable } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';
import { METRICS } from '#http';
import { UnscannedCodes } from '../application/unscanned-codes.js';

/** Counts the codes that nobody scanned; they leave no other trace. */
@Injectable()
export class UnscannedMetrics {
  constructor(@Inject(METRICS) registry: Registry, unscanned: UnscannedCodes) {
    const codes = new Counter({
      name: 'openeiam_unscanned_codes_total',
      help: 'QR codes that ended before anybody scanned them and that this worker has forgotten, by how they ended.',
      labelNames: ['end'],
      registers: [registry],
    });
    unscanned.countBy(({ end, count }, transaction) => {
      transaction.afterCommit('qr-logon.count-unscanned', () => {
        codes.inc({ end }, count);
      });
      return Promise.resolve();
    });
  }
}
