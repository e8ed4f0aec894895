import { Inject, Injectable } from '@nestjs/common';
import { FindBinding, OfferAttachment } from '#binding';
import { CLOCK, DomainError, hashSecret, isSecret, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { CompleteLogon, type CompletedLogon } from '#logon';
import { LogonMenu } from '#logon-menu';
import { EventPublisher } from '#messaging';
import { TicketConsumed, TicketReplayed } from '../events.js';
import { identityTarget } from '../domain/identity-target.js';
import { REDEEM_SECONDS } from '../domain/lifetimes.js';
import { isFinal, type TicketState } from '../domain/ticket-state.js';
import { METHOD_KEY } from '../method-key.js';

/** What a confirmed ticket was exchanged for. */
export type Redemption =
  | { readonly kind: 'session'; readonly completed: CompletedLogon }
  /** Nobody is linked to the identity yet: the browser goes to the attachment page. */
  | { readonly kind: 'attachment' };

interface ConsumedRow {
  readonly id: string;
  readonly connection_id: string;
  readonly browser_hash: Buffer;
  readonly return_to: string;
  readonly ip: string;
  readonly user_agent: string;
  readonly phone_ip: string;
  readonly phone_agent: string;
  readonly union_id: string;
  readonly corp_id: string;
  readonly user_id: string;
  readonly open_id: string | null;
  readonly identity_name: string;
  readonly account_id: string | null;
  readonly binding_id: string | null;
}

/** Exchanges a confirmed ticket, once, in the browser that it was issued to. */
@Injectable()
export class RedeemTicket {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly bindings: FindBinding,
    private readonly completeLogon: CompleteLogon,
    private readonly offerAttachment: OfferAttachment,
    private readonly events: EventPublisher,
  ) {}

  /** Throws `gone ticket.not_redeemable` unless it is this browser's, confirmed and in time; `forbidden method.disabled`. */
  async execute(tenantId: string, secret: string | undefined, browserHash: Buffer): Promise<Redemption> {
    if (!isSecret(secret)) throw notRedeemable();
    const outcome = await this.unitOfWork.run(tenantId, async (transaction) => {
      const [, [ticket]] = await Promise.all([
        this.menu.assertEnabled(transaction, METHOD_KEY),
        transaction.query<ConsumedRow>(CONSUME, [
          tenantId,
          hashSecret(secret),
          browserHash,
          this.clock.now(),
        ]),
      ]);
      if (ticket === undefined) return this.refuse(transaction, secret, browserHash);
      const redemption = await this.exchange(transaction, ticket);
      this.events.publish(transaction, TicketConsumed, {
        ...facts(ticket),
        outcome: 'success',
        ...(ticket.account_id === null ? { reason: 'not_linked' } : { accountId: ticket.account_id }),
      });
      return redemption;
    });
    if (outcome instanceof DomainError) throw outcome;
    return outcome;
  }

  private async exchange(transaction: Transaction, ticket: ConsumedRow): Promise<Redemption> {
    const browser = { ip: ticket.ip, userAgent: ticket.user_agent };
    if (ticket.account_id === null || ticket.binding_id === null) {
      await this.offerAttachment.offer(transaction, {
        browserHash: ticket.browser_hash,
        connectionId: ticket.connection_id,
        identity: {
          unionId: ticket.union_id,
          corpId: ticket.corp_id,
          userId: ticket.user_id,
          name: ticket.identity_name,
          ...(ticket.open_id === null ? {} : { openId: ticket.open_id }),
        },
        method: METHOD_KEY,
        returnTo: ticket.return_to,
        browser,
        phone: { ip: ticket.phone_ip, userAgent: ticket.phone_agent },
      });
      return { kind: 'attachment' };
    }
    this.bindings.noteUse(transaction, ticket.binding_id, this.clock.now());
    const completed = await this.completeLogon.complete(transaction, {
      browserHash: ticket.browser_hash,
      accountId: ticket.account_id,
      method: METHOD_KEY,
      returnTo: ticket.return_to,
      bornOf: ticket.binding_id,
      device: browser,
    });
    return { kind: 'session', completed };
  }

  /** Gives the error, and records the use of a ticket that has ended, or by a browser that it was not issued to. */
  private async refuse(transaction: Transaction, secret: string, browserHash: Buffer): Promise<DomainError> {
    const [row] = await transaction.query<RefusedRow>(
      `select id, connection_id, state, browser_hash from dingtalk_qr.ticket
       where tenant_id = $1 and browser_secret_hash = $2`,
      [transaction.tenantId, hashSecret(secret)],
    );
    const reason = row === undefined ? undefined : refusalOf(row, browserHash);
    if (row !== undefined && reason !== undefined) {
      this.events.publish(transaction, TicketReplayed, {
        ticketId: row.id,
        connectionId: row.connection_id,
        method: METHOD_KEY,
        outcome: 'refused',
        reason,
      });
    }
    return notRedeemable();
  }
}

interface RefusedRow {
  readonly id: string;
  readonly connection_id: string;
  readonly state: TicketState;
  readonly browser_hash: Buffer;
}

/** Why a refused exchange is suspicious; undefined when it only came too early. */
function refusalOf(row: RefusedRow, browserHash: Buffer): string | undefined {
  if (isFinal(row.state)) return `was_${row.state}`;
  if (!row.browser_hash.equals(browserHash)) return 'other_browser';
  return row.state === 'confirmed' ? 'was_expired' : undefined;
}

function notRedeemable(): DomainError {
  return new DomainError('gone', 'ticket.not_redeemable');
}

/** The binding is read here and not at the scan: one that ended in between gives no session. */
const CONSUME = `with ticket as (
    update dingtalk_qr.ticket set state = 'consumed', finished_at = $4
    where tenant_id = $1 and browser_secret_hash = $2 and browser_hash = $3 and purpose = 'logon' and state = 'confirmed'
      and confirm_until + make_interval(secs => ${String(REDEEM_SECONDS)}) > $4
    returning *)
  select ticket.id, ticket.connection_id, ticket.browser_hash, ticket.return_to, ticket.ip, ticket.user_agent,
    ticket.phone_ip, ticket.phone_agent, ticket.union_id, ticket.corp_id, ticket.user_id, ticket.open_id,
    ticket.identity_name, b.account_id, b.id as binding_id
  from ticket left join binding.binding b on b.tenant_id = ticket.tenant_id and b.connection_id = ticket.connection_id
    and b.union_id = ticket.union_id and b.ended_at is null`;

function facts(ticket: ConsumedRow) {
  return {
    ticketId: ticket.id,
    connectionId: ticket.connection_id,
    method: METHOD_KEY,
    targets: [identityTarget({ unionId: ticket.union_id, name: ticket.identity_name })],
    browser: { ip: ticket.ip, userAgent: ticket.user_agent },
    phone: { ip: ticket.phone_ip, userAgent: ticket.phone_agent },
  };
}
