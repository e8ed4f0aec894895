import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { LogonMenu } from '#logon-menu';
import { EventPublisher, LiveNotifications } from '#messaging';
import { runInContext, type RequestContext } from '#runtime';
import { TicketCancelled } from '../events.js';
import { issueCodes, withdrawScanned } from '../infra/issue-statements.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

/** Values that all codes issued by one statement share. */
export interface CodeTerms {
  readonly tenantId: string;
  /** Key of the scan method. */
  readonly method: string;
  readonly connectionId: string;
  readonly confirmation: 'plain' | 'choose_number';
  readonly lifetimeSeconds: number;
  /** Codes that one network may have open. */
  readonly most: number;
}

/** A code, with the hashes of its secrets and of its browser's cookie. */
export interface NewCode {
  readonly id: string;
  readonly scanHash: Buffer;
  readonly secretHash: Buffer;
  readonly browserHash: Buffer;
  readonly returnTo: string;
  readonly ip: string;
  readonly network: string;
  readonly userAgent: string;
}

/**
 * A code, and the context of the request for it. If the code ends another ticket, that is recorded in the context of this request,
 * whichever requests share its transaction.
 */
export interface AskedCode {
  readonly code: NewCode;
  readonly context: RequestContext;
}

/** Writes codes that wait for a scan, and withdraws the former codes of the same browsers. */
@Injectable()
export class WriteCodes {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /** Returns the ids of the codes for which there was room. Throws `forbidden method.disabled`. */
  async write(terms: CodeTerms, asked: readonly AskedCode[]): Promise<ReadonlySet<string>> {
    const { tenantId, method } = terms;
    const now = this.clock.now();
    const codes = asked.map(({ code }) => code);
    const browserHashes = codes.map(({ browserHash }) => browserHash);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [rows, scanned] = await Promise.all([
        transaction.run(issueCodes, { ...terms, ...columnsOf(codes), browserHashes, now }),
        transaction.run(withdrawScanned, { tenantId, browserHashes, now }),
        this.menu.assertEnabled(transaction, method),
      ]);
      for (const { id, isIssued } of rows) if (!isIssued) this.tellWithdrawn(transaction, id);
      for (const ticket of scanned) {
        const owner = asked.find(({ code }) => code.browserHash.equals(ticket.browserHash));
        if (owner !== undefined) runInContext(owner.context, () => this.recordWithdrawn(transaction, ticket));
      }
      return new Set(rows.filter(({ isIssued }) => isIssued).map(({ id }) => id));
    });
  }

  /** Tells another page of the same browser, which may still show it. */
  private tellWithdrawn(transaction: Transaction, id: string): void {
    transaction.afterCommit('qr-logon.tell-withdrawn', () => {
      this.live.hint(ticketTopic(id), ticketNotice('cancelled'));
    });
  }

  private recordWithdrawn(
    transaction: Transaction,
    ticket: { readonly id: string; readonly connectionId: string; readonly method: string },
  ): void {
    const { id: ticketId, connectionId, method } = ticket;
    this.live.announce(transaction, ticketTopic(ticketId), ticketNotice('cancelled'));
    this.events.publish(transaction, TicketCancelled, {
      ticketId,
      connectionId,
      method,
      outcome: 'info',
      reason: 'renewed',
    });
  }
}

function columnsOf(codes: readonly NewCode[]) {
  return {
    ids: codes.map(({ id }) => id),
    scanHashes: codes.map(({ scanHash }) => scanHash),
    secretHashes: codes.map(({ secretHash }) => secretHash),
    returnTos: codes.map(({ returnTo }) => returnTo),
    ips: codes.map(({ ip }) => ip),
    networks: codes.map(({ network }) => network),
    userAgents: codes.map(({ userAgent }) => userAgent),
  };
}
