import { Injectable } from '@nestjs/common';
import type { Authority } from '#accounts';
import type { Transaction } from '#database';

/** What a completion step is told: which logon completes, by which proof of which account. */
export interface Completion {
  readonly logonId: string;
  /** What the step is about: the id that was given when the logon began to wait. */
  readonly subject: string;
  readonly accountId: string;
  readonly method: string;
  /** On whose word that which proved the account is its owner's. */
  readonly authority: Authority;
}

/**
 * What else the completion of a waiting logon brings about, for example a binding made by attachment. It runs in the
 * transaction that opens the session: both happen or neither.
 */
export interface CompletionStep {
  readonly name: string;
  /** Throws a `DomainError` to refuse. Gives what the session is born of, so that it ends with it. */
  complete(transaction: Transaction, completion: Completion): Promise<{ readonly bornOf?: string }>;
}

/** The completion steps that modules above have registered. `logon` knows none of them by name. */
@Injectable()
export class CompletionSteps {
  readonly #steps = new Map<string, CompletionStep>();

  register(step: CompletionStep): void {
    if (this.#steps.has(step.name)) throw new Error(`The completion step ${step.name} is registered twice`);
    this.#steps.set(step.name, step);
  }

  byName(name: string): CompletionStep {
    const step = this.#steps.get(name);
    if (step === undefined) throw new Error(`No completion step is called ${name}`);
    return step;
  }
}
