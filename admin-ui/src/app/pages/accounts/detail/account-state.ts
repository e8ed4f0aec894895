import type { AccountAuthenticators } from '../../../api/generated/models/account-authenticators';
import type { AccountDetail } from '../../../api/generated/models/account-detail';
import type { AccountMethod } from '../../../api/generated/models/account-method';

/** Whether a person can log on: one answer, in the order in which the causes must be removed. */
export type AccountState = 'suspended' | 'locked' | 'partly-locked' | 'no-way' | 'good';

/** The state of a logon method for an account. */
export type MethodState = 'suspended' | 'off' | 'missing' | 'outgrown' | 'locked' | 'usable';

type Lockouts = AccountAuthenticators['lockouts'];

/** When a method's lock ends, if it is locked now. */
export function lockedUntil(key: string, lockouts: Lockouts): string | undefined {
  const times = lockouts.flatMap(({ method, blockedUntil }) =>
    method === key && blockedUntil !== null ? [blockedUntil] : [],
  );
  return times.sort().at(-1);
}

export function methodState(
  { key, enabled, standing }: AccountMethod,
  lockouts: Lockouts,
  isSuspended: boolean,
): MethodState {
  if (!enabled) return 'off';
  if (standing !== 'usable') return standing;
  if (isSuspended) return 'suspended';
  return lockedUntil(key, lockouts) === undefined ? 'usable' : 'locked';
}

export function accountState(
  { status }: Pick<AccountDetail, 'status'>,
  { methods, lockouts }: Pick<AccountAuthenticators, 'methods' | 'lockouts'>,
): AccountState {
  if (status === 'suspended') return 'suspended';
  const states = methods.map((method) => methodState(method, lockouts, false));
  if (states.includes('usable')) return states.includes('locked') ? 'partly-locked' : 'good';
  return states.includes('locked') ? 'locked' : 'no-way';
}
