import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { LogonMenu } from '#logon-menu';
import { EventPublisher, LiveNotifications } from '#messaging';
import { runInContext, withContext, type RequestContext } from '#runtime';
import { TicketCancelled } from '../events.js';
import { issueCodes, withdrawScanned } from '../infra/issue-statements.js';
import { noRoom } from './no-room.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

/** Codes that one statement issues at most. */
const MOST_AT_ONCE = 100;

/** What codes have in common that one statement issues. */
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

interface Request {
  readonly code: NewCode;
  readonly browser: string;
  readonly context: RequestContext;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Writes codes in batches: while one is under way, the requests that come meanwhile gather for the next. A process that has little
 * to do issues each code by itself; one that has much to do needs few transactions.
 */
@Injectable()
export class CodeBatches {
  /** By terms: what waits for the batch that is under way. */
  readonly #waiting = new Map<string, Request[]>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /** @throws DomainError `method.disabled`, `ticket.limit` */
  async issue(terms: CodeTerms, code: NewCode): Promise<void> {
    const key = JSON.stringify(terms);
    const browser = code.browserHash.toString('base64');
    return new Promise((resolve, reject) => {
      const request = { code, browser, context: withContext({}), resolve, reject };
      const waiting = this.#waiting.get(key);
      if (waiting === undefined) {
        this.#waiting.set(key, [request]);
        void this.work(key, terms);
      } else waiting.push(request);
    });
  }

  /** Until nobody waits any more. Never fails: whoever waits hears of it. */
  private async work(key: string, terms: CodeTerms): Promise<void> {
    await nextTurn();
    for (let batch = this.take(key); batch.length > 0; batch = this.take(key)) {
      try {
        const issued = await this.write(terms, batch);
        for (const { code, resolve, reject } of batch) {
          if (issued.has(code.id)) resolve();
          else reject(noRoom());
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#waiting.delete(key);
  }

  /** The next batch. A browser that asks several times at once waits for its former request, so that the last one counts. */
  private take(key: string): readonly Request[] {
    const waiting = this.#waiting.get(key) ?? [];
    const batch = new Map<string, Request>();
    const later: Request[] = [];
    for (const request of waiting) {
      if (batch.size < MOST_AT_ONCE && !batch.has(request.browser)) batch.set(request.browser, request);
      else later.push(request);
    }
    this.#waiting.set(key, later);
    return [...batch.values()];
  }

  /** Gives the ids of those for which there was room. */
  private async write(terms: CodeTerms, batch: readonly Request[]): Promise<ReadonlySet<string>> {
    const { tenantId, method } = terms;
    const now = this.clock.now();
    const codes = batch.map(({ code }) => code);
    const browserHashes = codes.map(({ browserHash }) => browserHash);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [rows, scanned] = await Promise.all([
        transaction.run(issueCodes, { ...terms, ...columnsOf(codes), browserHashes, now }),
        transaction.run(withdrawScanned, { tenantId, browserHashes, now }),
        this.menu.assertEnabled(transaction, method),
      ]);
      for (const { id, isIssued } of rows) if (!isIssued) this.tellWithdrawn(transaction, id);
      for (const ticket of scanned) {
        const owner = batch.find(({ code }) => code.browserHash.equals(ticket.browserHash));
        if (owner !== undefined) runInContext(owner.context, () => this.recordWithdrawn(transaction, ticket));
      }
      return new Set(rows.filter(({ isIssued }) => isIssued).map(({ id }) => id));
    });
  }

  /** Another page of the same browser may still show it. */
  private tellWithdrawn(transaction: Transaction, id: string): void {
    transaction.afterCommit(() => {
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
