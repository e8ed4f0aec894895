import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { EndSessions } from './end-sessions.js';

/** Takes back what logons in one browser have brought about: those that wait are abandoned, their sessions end. */
@Injectable()
export class RevokeBrowser {
  constructor(private readonly endSessions: EndSessions) {}

  /** @param since only what was completed then or later */
  async revoke(transaction: Transaction, browserHash: Buffer, since: Date): Promise<void> {
    await transaction.query(
      `update logon.logon set state = 'abandoned'
       where tenant_id = $1 and browser_hash = $2 and state = 'awaiting_proof'`,
      [transaction.tenantId, browserHash],
    );
    const sessions = await transaction.query<{ session_id: string }>(
      `select session_id from logon.logon
       where tenant_id = $1 and browser_hash = $2 and state = 'completed' and completed_at >= $3
         and session_id is not null`,
      [transaction.tenantId, browserHash, since],
    );
    for (const { session_id: sessionId } of sessions) {
      await this.endSessions.end(transaction, { sessionId }, 'reported');
    }
  }
}
