import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import type { AccountStatus } from '../domain/account.js';
import { ACTS, refusalOf, type Act, type ActRefusal } from '../domain/acts.js';
import type { Authority } from '../domain/authority.js';
import type { Role } from '../domain/role.js';
import { actingAccount, actingAuthority } from './acting-authority.js';

/** An account that is acted on, as it stays until the transaction ends. */
export interface ActedOn {
  readonly id: string;
  readonly username: string;
  readonly email: string | null;
  readonly displayName: string;
  readonly role: Role;
  readonly status: AccountStatus;
  readonly updatedAt: Date;
}

/** What was found out: the account, and on whose word the act rests. */
export interface Authorised {
  readonly account: ActedOn;
  readonly authority: Authority;
}

/**
 * Holds that whoever acts may do this to the account, as both are now. Both are locked, so that neither gets another role
 * before the act is done.
 *
 * @param becomes the role that the account gets by it
 * @throws DomainError `account.unknown`, `permission.missing`, `accounts.owner_required`, `accounts.more_privileged`
 */
export async function assertMay(
  transaction: Transaction,
  act: Act,
  accountId: string,
  becomes?: Role,
): Promise<Authorised> {
  const { accounts, authority } = await locked(transaction, [accountId]);
  const account = accounts.get(accountId.toLowerCase());
  if (account === undefined)
    throw new DomainError('not_found', 'account.unknown', { detail: 'No such account.' });
  return { account, authority: allowed(authority, act, account.role, becomes) };
}

/**
 * As `assertMay`, for many accounts: may it be done to all of them. Accounts that there are not are left out.
 *
 * @throws DomainError `permission.missing`, `accounts.more_privileged`
 */
export async function assertMayToAll(
  transaction: Transaction,
  act: Act,
  accountIds: readonly string[],
): Promise<void> {
  const { accounts, authority } = await locked(transaction, accountIds);
  for (const { role } of accounts.values()) allowed(authority, act, role);
}

/**
 * Holds that whoever acts may make an account of this role, and gives on whose word that rests.
 *
 * @throws DomainError `permission.missing`, `accounts.owner_required`
 */
export async function assertMayCreate(transaction: Transaction, role: Role): Promise<Authority> {
  return allowed(await actingAuthority(transaction), 'create', role);
}

function allowed(authority: Authority | undefined, act: Act, role: Role, becomes?: Role): Authority {
  const refusal = refusalOf(authority, act, role, becomes);
  if (refusal === undefined && authority !== undefined) return authority;
  const code = refusal ?? 'permission.missing';
  throw new DomainError('forbidden', code, { detail: DETAILS[code], facts: { permission: ACTS[act] } });
}

const DETAILS: Readonly<Record<ActRefusal, string>> = {
  'permission.missing': 'The role may not do this.',
  'accounts.owner_required': 'Only an owner changes who the owners are.',
  'accounts.more_privileged':
    'The account may do more than you may: somebody whose role covers its role has to do this.',
};

/** Locks the accounts and the one that acts, always in the same order: two people who act on each other wait, and no more. */
async function locked(
  transaction: Transaction,
  accountIds: readonly string[],
): Promise<{
  readonly accounts: ReadonlyMap<string, ActedOn>;
  readonly authority: Authority | undefined;
}> {
  const actor = actingAccount();
  const actorId = typeof actor === 'object' ? actor.id : undefined;
  const wanted = accountIds.filter(isId).map((id) => id.toLowerCase());
  const rows = await transaction.query<ActedOn & Record<string, unknown>>(
    `select id, username, email, display_name as "displayName", role, status, updated_at as "updatedAt"
     from accounts.account where tenant_id = $1 and id = any($2) order by id for no key update`,
    [transaction.tenantId, [...wanted, ...(actorId === undefined ? [] : [actorId])]],
  );
  const accounts = new Map(rows.map((row) => [row.id, row]));
  const acting = actorId === undefined ? undefined : accounts.get(actorId);
  if (actorId !== undefined && !wanted.includes(actorId)) accounts.delete(actorId);
  return {
    accounts,
    authority: actor === 'operator' ? actor : acting?.status === 'active' ? acting.role : undefined,
  };
}
