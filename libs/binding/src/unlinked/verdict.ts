import type { Authority, Role } from '#accounts';
import type { UnlinkedRuleKind } from './rule.js';

/** Why a person has to prove an account although the connection's rule would spare them. */
export const ATTACH_REASONS = [
  /** The identity was linked before, and that link has ended: only a person makes a link again. */
  'was_linked',
  /** The provider vouches for no address of the person. */
  'email_missing',
  /** Another person of the organisation has the address. */
  'email_shared',
  /** No account has the address. */
  'email_unknown',
  /** An account has the address already, and no second account is made for it. */
  'email_taken',
  /** No administrator has vouched for the account's address. */
  'email_unvouched',
  'account_privileged',
  'account_suspended',
  /** The account is, or once was, linked to a person of the connection. */
  'account_linked',
  /** No valid username is free. */
  'username_taken',
] as const;

export type AttachReason = (typeof ATTACH_REASONS)[number];

/** Facts about an identity that tries to log on, and about the account that has its address. */
export interface UnlinkedFacts {
  readonly wasLinked: boolean;
  readonly email: string | undefined;
  readonly isShared: boolean;
  readonly account:
    | {
        readonly id: string;
        readonly role: Role;
        readonly isActive: boolean;
        readonly emailAuthority: Authority;
        readonly wasLinked: boolean;
      }
    | undefined;
}

export type Verdict =
  | { readonly kind: 'attach'; readonly reason?: AttachReason }
  | { readonly kind: 'match'; readonly accountId: string }
  | { readonly kind: 'create' | 'refuse' };

/** Authorities that may set an address by hand. An address set by an address book or a narrow token vouches for nobody. */
const VOUCHERS: ReadonlySet<Authority> = new Set(['operator', 'owner', 'administrator']);

/** Decides by the first condition that holds. */
export function verdictOf(rule: UnlinkedRuleKind, facts: UnlinkedFacts): Verdict {
  if (rule === 'attach' || rule === 'refuse') return { kind: rule };
  if (facts.wasLinked) return attach('was_linked');
  if (rule === 'create') return facts.account === undefined ? { kind: 'create' } : attach('email_taken');
  const { account } = facts;
  if (facts.email === undefined) return attach('email_missing');
  if (facts.isShared) return attach('email_shared');
  if (account === undefined) return attach('email_unknown');
  if (account.role !== 'member') return attach('account_privileged');
  if (!account.isActive) return attach('account_suspended');
  if (!VOUCHERS.has(account.emailAuthority)) return attach('email_unvouched');
  if (account.wasLinked) return attach('account_linked');
  return { kind: 'match', accountId: account.id };
}

function attach(reason: AttachReason): Verdict {
  return { kind: 'attach', reason };
}
