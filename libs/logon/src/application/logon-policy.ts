import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { FactorRequirement, LogonRequirement, LogonSoFar } from '../domain/logon-requirement.js';

/** Page that asks for every factor, below the tenant's address. */
export const NEXT_PAGE = 'logon/next';

/** A further proof, as its module describes it. */
export interface NewFactor extends Pick<FactorRequirement, 'key' | 'label' | 'ways'> {
  /** Whether a logon lacks it; asked after each proof and before the session opens. */
  isMissing(transaction: Transaction, logon: LogonSoFar): Promise<boolean>;
}

/** Decides what a logon needs before it becomes a session. Modules register their requirements; the policy knows none by name. */
@Injectable()
export class LogonPolicy {
  readonly #requirements = new Map<string, LogonRequirement>();
  readonly #factors = new Map<string, FactorRequirement>();

  register(requirement: LogonRequirement): void {
    if (this.#requirements.has(requirement.key))
      throw new Error(`The requirement ${requirement.key} is registered twice`);
    this.#requirements.set(requirement.key, requirement);
  }

  /** Registers a further proof that logons can need, such as a second factor. */
  registerFactor(factor: NewFactor): void {
    const { key, label, ways } = factor;
    const requirement: FactorRequirement = {
      key,
      label,
      ways,
      purpose: key,
      page: NEXT_PAGE,
      isMetBy: (method) => ways.some((way) => way.key === method),
      isMissing: (transaction, logon) => factor.isMissing(transaction, logon),
    };
    this.register(requirement);
    this.#factors.set(key, requirement);
  }

  byKey(key: string): LogonRequirement {
    const requirement = this.#requirements.get(key);
    if (requirement === undefined) throw new Error(`No requirement is called ${key}`);
    return requirement;
  }

  /** The further proof with this key; undefined if the requirement is not one for which the portal has a common page. */
  factor(key: string): FactorRequirement | undefined {
    return this.#factors.get(key);
  }

  /** The first requirement that the logon lacks; undefined: none. */
  async missing(transaction: Transaction, logon: LogonSoFar): Promise<LogonRequirement | undefined> {
    for (const requirement of this.#requirements.values()) {
      if ((await requirement.isMissing?.(transaction, logon)) === true) return requirement;
    }
    return undefined;
  }
}
