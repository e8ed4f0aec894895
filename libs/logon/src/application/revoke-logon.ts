import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { LogonStore } from '../infra/logon-store.js';
import { EndSessions } from './end-sessions.js';

/** Takes back what a logon has brought about: one that waits is abandoned, its session ends. */
@Injectable()
export class RevokeLogon {
  constructor(
    private readonly endSessions: EndSessions,
    private readonly logons: LogonStore,
  ) {}

  /**
   * Gives what came to be with the sessions, such as bindings made by attachment, for those who can take that back.
   *
   * @param begunBy what the logons were begun by, such as a ticket; others in the same browser stay
   */
  async revoke(transaction: Transaction, begunBy: string): Promise<readonly string[]> {
    await this.logons.abandonBegunBy(transaction, begunBy);
    const given = await this.logons.sessionsBegunBy(transaction, begunBy);
    const among = given.map(({ sessionId }) => sessionId);
    await this.endSessions.end(transaction, { among }, 'reported');
    return given.flatMap(({ made }) => made ?? []);
  }
}
