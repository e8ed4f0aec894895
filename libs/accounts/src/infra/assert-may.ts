import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import type { AccountStatus } from '../domain/account.js';
import {
  ACCOUNT_ACTIONS,
  refusalOf,
  type AccountAction,
  type ActionRefusal,
} from '../domain/account-actions.js';
import type { Authority } from '../domain/authority.js';
import { effectivePermissionsOf, type EffectivePermissions } from '../domain/effective-permissions.js';
import type { Role } from '../domain/role.js';
import { actingAccount, actorPermissions, type ActingAccount } from './actor-permissions.js';
import { accountsForShare, accountsForUpdate } from './lock-accounts.js';

/** The account that is acted on, locked until the transaction ends. */
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

/** The result of a check: the account, and the authority for the action. */
export interface Authorised {
  readonly account: ActedOn;
  readonly authority: Authority;
}

/** Acts that write to the account itself. */
const WRITING: ReadonlySet<AccountAction> = new Set(['update', 'setRole', 'suspend', 'resume']);

/**
 * Refuses an action that the actor may not do to the account, by the current roles of both. Both are locked, so that neither role changes
 * before the action is done.
 *
 * @param becomes the role that the account gets by the action
 * @throws DomainError `account.unknown`, `permission.missing`, `accounts.owner_required`, `accounts.more_privileged`
 */
export async function assertMay(
  transaction: Transaction,
  action: AccountAction,
  accountId: string,
  becomes?: Role,
): Promise<Authorised> {
  const mode = WRITING.has(action) ? 'for no key update' : 'for share';
  const { accounts, permissions } = await locked(transaction, [accountId], mode);
  const account = accounts.get(accountId.toLowerCase());
  if (account === undefined)
    throw new DomainError('not_found', 'account.unknown', { detail: 'No such account.' });
  return { account, authority: allowed(permissions, action, account.role, becomes) };
}

/**
 * As `assertMay`, for many accounts: the action must be allowed for all of them. Accounts that do not exist are left out.
 *
 * @throws DomainError `permission.missing`, `accounts.more_privileged`
 */
export async function assertMayToAll(
  transaction: Transaction,
  action: AccountAction,
  accountIds: readonly string[],
): Promise<void> {
  const { accounts, permissions } = await locked(transaction, accountIds, 'for share');
  for (const { role } of accounts.values()) allowed(permissions, action, role);
}

/**
 * Refuses an account with a role that the actor may not give, and returns the authority for the account.
 *
 * @throws DomainError `permission.missing`, `accounts.owner_required`
 */
export async function assertMayCreate(transaction: Transaction, role: Role): Promise<Authority> {
  return allowed(await actorPermissions(transaction), 'create', role);
}

function allowed(
  permissions: EffectivePermissions | undefined,
  action: AccountAction,
  role: Role,
  becomes?: Role,
): Authority {
  const refusal = refusalOf(permissions, action, role, becomes);
  if (refusal === undefined && permissions !== undefined) return permissions.authority;
  const code = refusal ?? 'permission.missing';
  throw new DomainError('forbidden', code, {
    detail: DETAILS[code],
    facts: { permission: ACCOUNT_ACTIONS[action] },
  });
}

const DETAILS: Readonly<Record<ActionRefusal, string>> = {
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
  readonly permissions: EffectivePermissions | undefined;
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
    permissions: actor === 'operator' ? effectivePermissionsOf(actor) : permissionsNow(acting, actor),
  };
}

function permissionsNow(
  account: ActedOn | undefined,
  actor: ActingAccount | undefined,
): EffectivePermissions | undefined {
  return account === undefined ? undefined : effectivePermissionsOf(account.role, actor?.permissions);
}

/**
 * The accounts to lock, in this order: those acted on, and the actor's. The order is always the same, so two people who act on each other
 * only wait. A row that will be written is locked for writing at once: two transactions that first shared it would deadlock.
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
