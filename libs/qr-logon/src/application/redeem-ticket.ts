import { Inject, Injectable } from '@nestjs/common';
import { covers, type Role } from '#accounts';
import { FindBinding, ApplyUnlinkedRule, type LinkedMeanwhile } from '#binding';
import { CLOCK, DomainError, hashSecret, isSecret, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import {
  actingAs,
  AdvanceLogon,
  LogonDestinations,
  LogonRefused,
  type LogonEnd,
  type LogonOutcome,
} from '#logon';
import { LogonMenu } from '#logon-menu';
import { EventPublisher } from '#messaging';
import { identityTarget } from '#providers';
import { TicketConsumed } from '../events.js';
import { isFinal, type TicketState } from '../domain/ticket-state.js';
import { refusedTicket } from '../infra/redeem-statements.js';
import { consumeTicket, type ConsumedTicket } from './consume-ticket.js';
import { NoteReplay } from './note-replay.js';

/** Evidence of a person who confirms on the same device that logs on. */
const CONFIRMED = { factor: 'possession', amr: ['user'] } as const;

/** The browser that exchanges a ticket. */
export interface Redemption {
  readonly method: string;
  readonly secret: string | undefined;
  readonly browserHash: Buffer;
  /** Id of the account that the browser is logged on as already. */
  readonly loggedOnAs?: string | undefined;
}

/** The result of exchanging a ticket. */
type Exchanged = LogonOutcome | LogonEnd | DomainError;

/** A logon by a live link. */
interface LinkedLogon {
  /** `role` is null if the account does not exist. */
  readonly link: Omit<LinkedMeanwhile['link'], 'role'> & { readonly role: Role | null };
  readonly application: string | undefined;
  readonly evidence: typeof CONFIRMED | undefined;
}

/** Exchanges a confirmed ticket once, in the browser to which it was issued. */
@Injectable()
export class RedeemTicket {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly bindings: FindBinding,
    private readonly logons: AdvanceLogon,
    private readonly destinations: LogonDestinations,
    private readonly applyRule: ApplyUnlinkedRule,
    private readonly events: EventPublisher,
    private readonly replays: NoteReplay,
  ) {}

  /**
   * Returns the result of the ticket's logon: a session, a requirement such as the attachment of an unlinked identity, or the page that
   * turns an unlinked person away. Throws `gone ticket.not_redeemable` unless the ticket belongs to this browser and method, is confirmed
   * and in time; `forbidden method.disabled`.
   */
  async execute(
    tenantId: string,
    { method, secret, browserHash, loggedOnAs }: Redemption,
  ): Promise<LogonOutcome | LogonEnd> {
    if (!isSecret(secret)) throw notRedeemable();
    const outcome = await this.unitOfWork.run(tenantId, async (transaction) => {
      const ticket = await consumeTicket(transaction, {
        tenantId,
        secretHash: hashSecret(secret),
        browserHash,
        method,
        now: this.clock.now(),
      });
      if (ticket === undefined) {
        await this.menu.assertEnabled(transaction, method);
        return this.refuse(transaction, secret, browserHash);
      }
      this.menu.assertOn(method, ticket.isOn);
      const exchanged = await this.exchange(transaction, ticket, loggedOnAs);
      this.announce(transaction, ticket, exchanged);
      return exchanged;
    });
    if (outcome instanceof DomainError) throw outcome;
    return outcome;
  }

  /** The actor is the account that the ticket logs on, if any; otherwise the person is unknown. */
  private announce(transaction: Transaction, ticket: ConsumedTicket, exchanged: Exchanged): void {
    const { accountId } = ticket;
    const isRefused = exchanged instanceof DomainError;
    const publish = () => {
      this.events.publish(transaction, TicketConsumed, {
        ...facts(ticket),
        outcome: isRefused ? 'refused' : 'success',
        ...(isRefused ? { reason: exchanged.code } : {}),
        ...(accountId === null ? { reason: 'not_linked' } : { accountId }),
      });
    };
    if (accountId === null || isRefused) publish();
    else actingAs(accountId, publish);
  }

  /**
   * For a linked person, returns a refusal instead of throwing it: the same transaction uses the ticket up and records the reason. For an
   * unlinked person, a failure leaves the ticket as it was.
   */
  private async exchange(
    transaction: Transaction,
    ticket: ConsumedTicket,
    loggedOnAs: string | undefined,
  ): Promise<Exchanged> {
    const destination = await this.destinations.of(transaction.tenantId, ticket.returnTo, transaction);
    const application = destination?.application;
    // With the app on the same device there is only one channel, but a person still confirms.
    const evidence = ticket.channel === 'in_app' ? CONFIRMED : undefined;
    const { accountId, bindingId, authority, role, isActive } = ticket;
    if (accountId !== null && bindingId !== null && authority !== null) {
      const link = { accountId, bindingId, authority, role, isActive: isActive === true };
      return this.logOn(transaction, ticket, { link, application, evidence });
    }
    const { ip, userAgent, phoneIp, phoneAgent } = ticket;
    const met = await this.applyRule.executeIn(
      transaction,
      {
        browserHash: ticket.browserHash,
        identity: ticket.identity,
        method: ticket.method,
        loggedOnAs,
        returnTo: ticket.returnTo,
        application,
        begunBy: ticket.id,
        browser: { ip, userAgent },
        phone: { ip: phoneIp, userAgent: phoneAgent },
      },
      evidence,
    );
    if (met.kind !== 'linked') return met;
    return this.logOn(transaction, ticket, { link: met.link, application, evidence });
  }

  private async logOn(
    transaction: Transaction,
    { id: begunBy, browserHash, method, returnTo, ip, userAgent }: ConsumedTicket,
    { link, application, evidence }: LinkedLogon,
  ): Promise<LogonOutcome | DomainError> {
    const { accountId, bindingId: bornOf, authority } = link;
    const browser = { ip, userAgent };
    try {
      assertGivesSession(link);
      const outcome = await this.logons.executeIn(transaction, {
        browserHash,
        device: browser,
        proof: { accountId, method, authority, bornOf, evidence },
        aim: { kind: 'logon', returnTo, application, begunBy },
        isHeld: true,
      });
      this.bindings.noteUse(transaction, bornOf, this.clock.now());
      return outcome;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.events.publish(transaction, LogonRefused, {
        outcome: 'refused',
        reason: error.code,
        method,
        accountId,
        browser,
      });
      return error;
    }
  }

  /**
   * Returns the error, and records the use of a ticket that has ended or that was issued to another browser. A code that nobody has scanned
   * leads nowhere, so its use is not recorded.
   */
  private async refuse(transaction: Transaction, secret: string, browserHash: Buffer): Promise<DomainError> {
    const [row] = await transaction.run(refusedTicket, {
      tenantId: transaction.tenantId,
      secretHash: hashSecret(secret),
    });
    const reason = row === undefined ? undefined : refusalOf(row, browserHash);
    if (row !== undefined && reason !== undefined) {
      this.replays.ofTicket(transaction, {
        ticketId: row.id,
        connectionId: row.connectionId,
        method: row.method,
        outcome: 'refused',
        reason,
      });
    }
    return notRedeemable();
  }
}

/** @throws DomainError `account.not_active`, `credentials.outgrown` */
function assertGivesSession({ isActive, authority, role }: LinkedLogon['link']): void {
  if (!isActive || role === null) throw new DomainError('forbidden', 'account.not_active');
  if (!covers(authority, role)) throw new DomainError('forbidden', 'credentials.outgrown');
}

/** Why a refused exchange is suspicious; undefined when it only came too early. */
function refusalOf(
  row: { readonly state: TicketState; readonly browserHash: Buffer },
  browserHash: Buffer,
): string | undefined {
  if (isFinal(row.state)) return `was_${row.state}`;
  if (!row.browserHash.equals(browserHash)) return 'other_browser';
  return row.state === 'confirmed' ? 'was_expired' : undefined;
}

function notRedeemable(): DomainError {
  return new DomainError('gone', 'ticket.not_redeemable');
}

function facts(ticket: ConsumedTicket) {
  return {
    ticketId: ticket.id,
    connectionId: ticket.identity.connectionId,
    method: ticket.method,
    targets: [identityTarget(ticket.identity)],
    browser: { ip: ticket.ip, userAgent: ticket.userAgent },
    phone: { ip: ticket.phoneIp, userAgent: ticket.phoneAgent },
  };
}
