import type { TenantSettings } from '#tenancy';

/** How failures turn into a block. Durations are in seconds. */
export interface BlockPolicy {
  /** Failures after which the first block begins. */
  readonly freeFailures: number;
  /** Length of the first block; each further failure doubles it. */
  readonly firstBlockSeconds: number;
  readonly longestBlockSeconds: number;
  /** Without a failure for this long, counting starts again. */
  readonly forgottenAfterSeconds: number;
}

const HOUR = 3_600;

/** For one name of one account, by the tenant's setting; the default is five failures, then 30 s, doubling up to one hour. */
export function accountPolicy({ lockout }: Pick<TenantSettings, 'lockout'>): BlockPolicy {
  return { ...lockout, forgottenAfterSeconds: FORGOTTEN_SECONDS };
}

/** Seconds after which failures of an account no longer count. No block is longer. */
export const FORGOTTEN_SECONDS = 24 * HOUR;

/** For one network, which may be a whole office: generous and quickly forgotten, but trying one guess per account still has a cost. */
export const NETWORK_POLICY: BlockPolicy = {
  freeFailures: 100,
  firstBlockSeconds: 30,
  longestBlockSeconds: HOUR / 12,
  forgottenAfterSeconds: HOUR / 4,
};

/** For codes sent to one account: ten an hour, so that nobody can flood a mailbox. */
export const SENDING_POLICY: BlockPolicy = {
  freeFailures: 10,
  firstBlockSeconds: HOUR,
  longestBlockSeconds: HOUR,
  forgottenAfterSeconds: HOUR,
};

/** For codes requested from one network. */
export const NETWORK_SENDING_POLICY: BlockPolicy = {
  freeFailures: 100,
  firstBlockSeconds: HOUR / 4,
  longestBlockSeconds: HOUR,
  forgottenAfterSeconds: HOUR,
};
