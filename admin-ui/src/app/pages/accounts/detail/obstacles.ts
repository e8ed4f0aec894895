import type { AccountAuthenticators } from '../../../api/generated/models/account-authenticators';
import type { AccountDetail } from '../../../api/generated/models/account-detail';
import { accountState, type AccountState } from './account-state';
import type { Remedy } from './remedies';

/** An obstacle that prevents any logon now. */
export interface Obstacle {
  readonly text: string;
  /** The remedies; the first one that is possible now is offered beside it. */
  readonly helps: readonly Remedy[];
}

const SUSPENDED: Obstacle = {
  text: $localize`:@@accounts.obstacle.suspended:The account is suspended. Nobody can log on with it until it is resumed.`,
  helps: ['resume'],
};

const ARCHIVED: Obstacle = {
  text: $localize`:@@accounts.obstacle.archived:The account is archived. Nobody can log on with it until it is resumed.`,
  helps: ['resume'],
};

const OF_METHODS: Readonly<Partial<Record<AccountState, Obstacle>>> = {
  locked: {
    text: $localize`:@@accounts.obstacle.locked:Every way to log on is locked for a while, after too many failed attempts.`,
    helps: ['unlock'],
  },
  'partly-locked': {
    text: $localize`:@@accounts.obstacle.partlyLocked:Some ways to log on are locked for a while, after too many failed attempts.`,
    helps: ['unlock'],
  },
  'no-way': {
    text: $localize`:@@accounts.obstacle.noWay:The account has no way to log on that is switched on, set up and counts for its role.`,
    helps: ['vouch', 'link', 'password', 'menu'],
  },
};

/** In the order in which the portal refuses: an inactive account has no usable method, and a lock is checked before any credential. */
export function obstaclesOf(
  { status, archivedAt }: Pick<AccountDetail, 'status' | 'archivedAt'>,
  authenticators: Pick<AccountAuthenticators, 'methods' | 'lockouts'>,
): readonly Obstacle[] {
  const ofMethods = OF_METHODS[accountState({ status: 'active' }, authenticators)];
  return [
    ...(status === 'active' ? [] : [archivedAt === null ? SUSPENDED : ARCHIVED]),
    ...(ofMethods === undefined ? [] : [ofMethods]),
  ];
}
