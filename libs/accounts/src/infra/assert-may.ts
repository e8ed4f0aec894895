import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import type { AccountStatus } from '../domain/account.js';
import { ACTS, refusalOf, type Act, type ActRefusal } from '../domain/acts.js';
import type { Authority } from '../domain/authority.js';
import { powersOf, type Powers } from '../domain/powers.js';
import type { Role } from '../domain/role.js';
import { actingAccount, actingPowers, type ActingAccount } from './acting-authority.js';
import { accountsForShare, accountsForUpdate } from './lock-accounts.js';

/** An account that is acted on, as it stays until the transaction ends. */
export interface ActedOn {
  readonly id: string;
  readonly username: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly isPhoneNumberVerified: boolean;
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

/** Acts that write to the account itself. */
const WRITING: ReadonlySet<Act> = new Set(['update', 'setRole', 'suspend', 'resume']);

/**
 * Refuses what the person who acts may not do to the account, as both are now. Both are locked, so that neither gets
 * another role before the act is done.
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
  const mode = WRITING.has(act) ? 'for no key update' : 'for share';
  const { accounts, powers } = await locked(transaction, [accountId], mode);
  const account = accounts.get(accountId.toLowerCase());
  if (account === undefined)
    throw new DomainError('not_found', 'account.unknown', { detail: 'No such account.' });
  return { account, authority: allowed(powers, act, account.role, becomes) };
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
  const { accounts, powers } = await locked(transaction, accountIds, 'for share');
  for (const { role } of accounts.values()) allowed(powers, act, role);
}

/**
 * Refuses an account of a role that the person who acts may not make, and gives on whose word it rests.
 *
 * @throws DomainError `permission.missing`, `accounts.owner_required`
 */
export async function assertMayCreate(transaction: Transaction, role: Role): Promise<Authority> {
  return allowed(await actingPowers(transaction), 'create', role);
}

function allowed(powers: Powers | undefined, act: Act, role: Role, becomes?: Role): Authority {
  const refusal = refusalOf(powers, act, role, becomes);
  if (refusal === undefined && powers !== undefined) return powers.authority;
  const code = refusal ?? 'permission.missing';
  throw new DomainError('forbidden', code, { detail: DETAILS[code], facts: { permission: ACTS[act] } });
}

const DETAILS: Readonly<Record<ActRefusal, string>> = {
  'permission.missing': 'Your role does not allow this.',
  'accounts.owner_required': 'Only an owner can change who the owners are.',
  'accounts.more_privileged':
    'The account may do more than you may: somebody whose role covers its role has to do this.',
};

type LockMode = 'for share' | 'for no key update';

async function locked(
  transaction: Transaction,
  accountIds: readonly string[],
  mode: LockMode,
): Promise<{
  readonly accounts: ReadonlyMap<string, ActedOn>;
  readonly powers: Powers | undefined;
}> {
  const actor = actingAccount();
  const actorId = typeof actor === 'object' ? actor.id : undefined;
  const wanted = accountIds.filter(isId).map((id) => id.toLowerCase());
  const rows: ActedOn[] = [];
  for (const lock of locksOf(wanted, actorId, mode)) {
    const statement = lock.mode === 'for share' ? accountsForShare : accountsForUpdate;
    rows.push(...(await transaction.run(statement, { tenantId: transaction.tenantId, ids: lock.ids })));
  }
  const acting = rows.find(({ id, status }) => id === actorId && status === 'active');
  return {
    accounts: new Map(rows.filter(({ id }) => wanted.includes(id)).map((row) => [row.id, row])),
    powers: actor === 'operator' ? powersOf(actor) : powersNow(acting, actor),
  };
}

function powersNow(account: ActedOn | undefined, actor: ActingAccount | undefined): Powers | undefined {
  return account === undefined ? undefined : powersOf(account.role, actor?.permissions);
}

/**
 * What to lock, in this order: the accounts, and the one that acts against a change by others. The order is always the same:
 * two people who act on each other wait, and no more. What is going to be written is locked for that at once: two who
 * share it first would both wait.
 */
function locksOf(
  wanted: readonly string[],
  actorId: string | undefined,
  mode: LockMode,
): readonly { readonly ids: readonly string[]; readonly mode: LockMode }[] {
  const actor = actorId === undefined || wanted.includes(actorId) ? [] : [actorId];
  if (mode === 'for share') return [{ ids: [...wanted, ...actor], mode }];
  const locks = [
    { ids: wanted, mode },
    { ids: actor, mode: 'for share' as const },
  ];
  return locks
    .filter(({ ids }) => ids.length > 0)
    .toSorted((one, other) => (one.ids[0] ?? '').localeCompare(other.ids[0] ?? ''));
}
