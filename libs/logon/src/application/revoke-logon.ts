import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { LogonStore } from '../infra/logon-store.js';
import { EndSessions } from './end-sessions.js';

/** Revokes a logon: abandons it if it waits, and ends its session. */
@Injectable()
export class RevokeLogon {
  constructor(
    private readonly endSessions: EndSessions,
    private readonly logons: LogonStore,
  ) {}

  /**
   * Returns the ids of what was made with the sessions, such as bindings made by attachment, so that callers can end those, too.
   *
   * @param begunBy id of what began the logons, such as a ticket; other logons in the same browser stay
   */
  async revoke(transaction: Transaction, begunBy: string): Promise<readonly string[]> {
    await this.logons.abandonBegunBy(transaction, begunBy);
    const given = await this.logons.sessionsBegunBy(transaction, begunBy);
    const among = given.map(({ sessionId }) => sessionId);
    await this.endSessions.end(transaction, { among }, 'reported');
    return given.flatMap(({ made }) => made ?? []);
  }
}
