import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { endedLogs } from '../infra/log-statements.js';
import { LogKeys } from '../signing/log-keys.js';
import { signatureState } from '../signing/signatures.js';
import { endedDocument } from './end-log.js';

/** The logs of tenants that the product deleted, as opposed to rows that somebody removed from the database. */
@Injectable()
export class EndedLogs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly logKeys: LogKeys,
  ) {}

  /** The ended logs of these tenants. */
  async among(tenantIds: readonly string[]): Promise<readonly string[]> {
    if (tenantIds.length === 0) return [];
    const rows = await this.unitOfWork.query(null, endedLogs, { ids: tenantIds });
    const keys = await this.logKeys.publicKeys();
    return rows.flatMap(({ id, document }) => {
      const ended = endedDocument.safeParse(document).data;
      return ended?.tenant === id && signatureState(ended, keys) === 'valid' ? [id] : [];
    });
  }
}
