import { Injectable } from '@nestjs/common';
import { UnscannedCodes } from '#qr-logon';
import { addEnds } from '../infra/figure-statements.js';

/** Counts the codes that expired without being scanned, in addition to unfinished tickets. */
@Injectable()
export class CountUnscanned {
  constructor(unscanned: UnscannedCodes) {
    unscanned.countBy(async ({ method, day, end, count }, transaction) => {
      if (end !== 'expired') return;
      const { tenantId } = transaction;
      const counted = { days: [day], methods: [method], outcomes: ['expired'], counts: [count] } as const;
      await transaction.run(addEnds, { tenantId, ...counted });
    });
  }
}
