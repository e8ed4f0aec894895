import type { Authority, Role } from '#accounts';
import type { Transaction } from '#database';
import type { Present } from '#kernel';
import { isOn, providerOf, type ExternalIdentity } from '#providers';
import { REDEEM_SECONDS } from '../domain/lifetimes.js';

/** A ticket that has just been used up, with whose identity it holds and whose account that is now. */
export interface ConsumedTicket {
  readonly id: string;
  readonly method: string;
  readonly channel: 'qr' | 'in_app';
  readonly browser_hash: Buffer;
  readonly return_to: string;
  readonly ip: string;
  readonly user_agent: string;
  readonly phone_ip: string;
  readonly phone_agent: string;
  readonly identity: ExternalIdentity;
  readonly account_id: string | null;
  readonly binding_id: string | null;
  /** On whose word the binding is the account owner's; null without one, as all that follows. */
  readonly authority: Authority | null;
  readonly role: Role | null;
  /** Whether account and tenant are active. */
  readonly is_active: boolean | null;
}

/**
 * Uses a confirmed ticket up, if it is this browser's, in time, and its connection is on: one compare-and-set. The
 * binding is read here and not at the scan: one that ended in between gives no session. It is locked until the session is
 * there, so that somebody who ends it at the same time either comes first or finds the session and ends it, too. So is
 * the account, for a suspension or another role.
 */
export async function consumeTicket(
  transaction: Transaction,
  secretHash: Buffer,
  browserHash: Buffer,
  method: string,
  now: Present,
): Promise<ConsumedTicket | undefined> {
  const [row] = await transaction.query<ConsumedRow & Record<string, unknown>>(CONSUME, [
    transaction.tenantId,
    secretHash,
    browserHash,
    now,
    method,
  ]);
  if (row === undefined) return undefined;
  const { provider, connection_id: connectionId, subject, name, attributes, ...ticket } = row;
  return { ...ticket, identity: { provider, connectionId, subject, name, attributes } };
}

type ConsumedRow = Omit<ConsumedTicket, 'identity'> &
  Omit<ExternalIdentity, 'connectionId'> & { readonly connection_id: string };

const CONSUME = `with ticket as (
    update qr_logon.ticket set state = 'consumed', finished_at = $4
    where tenant_id = $1 and browser_secret_hash = $2 and browser_hash = $3 and method = $5 and state = 'confirmed'
      and confirm_until + make_interval(secs => ${String(REDEEM_SECONDS)}) > $4
      and ${isOn('connection_id')}
    returning *),
  linked as (
    select b.id, b.account_id, b.authority, a.role, a.status = 'active'
        and exists (select from tenancy.tenant t where t.id = a.tenant_id and t.status = 'active') as is_active
    from ticket join binding.binding b on b.tenant_id = ticket.tenant_id
      and b.connection_id = ticket.connection_id and b.subject = ticket.subject and b.ended_at is null
      join accounts.account a on a.tenant_id = b.tenant_id and a.id = b.account_id
    for no key update of b for share of a)
  select ticket.id, ticket.method, ticket.connection_id, ticket.channel, ticket.browser_hash, ticket.return_to, ticket.ip,
    ticket.user_agent,
    ticket.phone_ip, ticket.phone_agent, ticket.subject, ticket.attributes, ticket.name,
    ${providerOf('ticket.connection_id')} as provider, linked.account_id, linked.id as binding_id, linked.authority, linked.role,
    linked.is_active
  from ticket left join linked on true`;
