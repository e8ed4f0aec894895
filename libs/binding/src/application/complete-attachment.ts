import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { LogonPolicy, type Completion, type LogonRequirement } from '#logon';
import { LogonMethods } from '#logon-menu';
import type { BindingOrigin } from '../domain/binding-origin.js';
import { completeStarted } from '../infra/attachment-statements.js';
import { AssertMatch } from '../unlinked/assert-match.js';
import { CreateBinding } from './create-binding.js';
import { FindBinding } from './find-binding.js';

/** Requirement of a logon whose identity is not linked to any account: an account to link it to. */
export const ATTACH = 'binding.attach';

/** `provenBy` of a binding that was made because provider and tenant both vouch for the same email address. */
export const AUTO_MATCH_PROOF = 'auto-match';

/** `provenBy` of a binding that was made through an attach link. */
export const ATTACH_LINK_PROOF = 'attach-link';

/**
 * Completes an attachment in the transaction that opens the session. One compare-and-set uses the pending record up, and the identity that
 * the server kept is linked to the account that was proven.
 */
@Injectable()
export class CompleteAttachment implements LogonRequirement, OnModuleInit {
  readonly key = ATTACH;
  readonly purpose = 'attach';
  readonly page = 'attach';
  readonly resultPage = 'attach/result';

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly policy: LogonPolicy,
    private readonly methods: LogonMethods,
    private readonly bindings: CreateBinding,
    private readonly known: FindBinding,
    private readonly match: AssertMatch,
  ) {}

  onModuleInit(): void {
    this.policy.register(this);
  }

  /** Met by any method that proves accounts without the identity that is being attached, by an attach link, and by an address match. */
  isMetBy(method: string): boolean {
    if (method === ATTACH_LINK_PROOF || method === AUTO_MATCH_PROOF) return true;
    return this.methods.byKey(method)?.canVerifyAccount === true;
  }

  async complete(transaction: Transaction, completion: Completion): Promise<{ readonly bornOf: string }> {
    const { tenantId } = transaction;
    const now = this.clock.now();
    const [identity] = await transaction.run(completeStarted, { tenantId, id: completion.subject, now });
    if (identity === undefined) throw new DomainError('gone', 'attachment.not_started');
    const origin = originOf(identity, completion);
    const isMatched = origin === 'auto_match';
    if (isMatched) await this.match.executeIn(transaction, identity, completion.accountId);
    const { bindingId } = await this.bindings.create(transaction, {
      identity,
      accountId: completion.accountId,
      origin,
      provenBy: completion.method,
      ...(isMatched ? {} : { madeBy: completion.accountId }),
      authority: completion.authority,
    });
    this.known.noteUse(transaction, bindingId, now);
    return { bornOf: bindingId };
  }
}

function originOf(
  { loggedOnAs }: { readonly loggedOnAs: string | null },
  { method, accountId }: Completion,
): BindingOrigin {
  if (method === AUTO_MATCH_PROOF) return 'auto_match';
  return loggedOnAs === accountId ? 'self_service' : 'attach';
}
