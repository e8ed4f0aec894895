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
    const given = await transaction.query<{ session_id: string; made: string | null }>(
      `select l.session_id, case when l.step is not null then s.born_of end as made
       from logon.logon l join logon.session s on s.tenant_id = l.tenant_id and s.id = l.session_id
       where l.tenant_id = $1 and l.begun_by = $2 and l.state = 'completed'`,
      [transaction.tenantId, begunBy],
    );
    const among = given.map(({ session_id: sessionId }) => sessionId);
    await this.endSessions.end(transaction, { among }, 'reported');
    return given.flatMap(({ made }) => made ?? []);
  }
}
